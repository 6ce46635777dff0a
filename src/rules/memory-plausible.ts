import { rowsAbout } from '../proposal/model.ts'
import type { Problem, Rule } from './rule.ts'

/** The memory of one GPU, times their number, is not more than all of it. */
export const memoryPlausible: Rule = {
  slug: 'memory-plausible',
  summary: 'the memory of the GPUs adds up',
  severity: 'warning',
  why: 'One GPU cannot need more memory than all of them together. One of the two rows is wrong, and only a person knows which.',
  todo: 'Correct the memory of one GPU, their number, or the total.',
  example: { bad: '| Per GPU memory | ⟦80GB⟧ |', good: '| Per GPU memory | 24GB |' },
  check: ({ model, rows }): readonly Problem[] => {
    const [row] = rowsAbout(rows, 'per-gpu-memory')
    const total = model?.totalGpuMemoryGB ?? null
    const each = model?.perGpuMemoryGB ?? null
    if (row === undefined || total === null || each === null) return []
    const count = model?.gpuCount ?? 1
    const rounding = 1 + total * 0.01
    if (each <= total && each * count <= total + rounding) return []
    const claim = count > 1 ? `${count} times ${each} GB` : `${each} GB`
    return [
      {
        message: `unexpected per GPU memory of ${claim}, more than the total of ${total} GB`,
        help: 'correct one of the two rows',
        span: row.valueSpan,
      },
    ]
  },
}
