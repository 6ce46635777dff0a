import { rowsAbout } from '../proposal/model.ts'
import { isWithin, memoryOf } from './memory.ts'
import type { Problem, Rule } from './rule.ts'

/** All memory is not more than that of one GPU, times their number. */
export const memoryTotal: Rule = {
  slug: 'memory-total',
  summary: 'the total of the memory is that of all GPUs',
  severity: 'warning',
  why: 'A total above what the GPUs have together cannot be met. Either it, the number of GPUs or the memory of each is wrong.',
  todo: 'Correct the row that is wrong, or write `N/A` for the memory of each GPU where it does not matter.',
  example: { bad: '| Total GPU memory | ⟦96GB⟧ |', good: '| Total GPU memory | 48GB |' },
  check: ({ model, rows }): readonly Problem[] => {
    const [row] = rowsAbout(rows, 'total-memory')
    const { count, total, each, caution } = memoryOf(model) ?? {}
    if (row === undefined || !count || !total?.number || !each?.number) return []
    if (isWithin(total.gigabytes, count * each.gigabytes)) return []
    const meant = caution === '' ? `\`${count * each.number}${each.unit}\`` : 'both in one unit'
    return [
      {
        message: `unexpected total of ${total.words}, expected ${count} times ${each.words}${caution}`,
        help: `write ${meant}, or correct one of the other two rows`,
        span: row.valueSpan,
      },
    ]
  },
}
