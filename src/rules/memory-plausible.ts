import { rowsAbout } from '../proposal/model.ts'
import { isWithin, memoryOf } from './memory.ts'
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
    const memory = memoryOf(model)
    if (row === undefined || memory === undefined) return []
    const { total, each, caution } = memory
    const count = memory.count ?? 1
    const isPlausible =
      each.gigabytes <= total.gigabytes && isWithin(each.gigabytes * count, total.gigabytes)
    if (isPlausible) return []
    const claim = count > 1 ? `${count} times ${each.words}` : each.words
    return [
      {
        message: `unexpected per GPU memory of ${claim}, more than the total of ${total.words}${caution}`,
        help: `correct one of the two rows${caution === '' ? '' : ', or write both in one unit'}`,
        span: row.valueSpan,
      },
    ]
  },
}
