import { type FilterSpec, textOf } from './filter.ts'
import { shapingFilters } from './shaping-filters.ts'
import { writingFilters } from './writing-filters.ts'

const fallback: FilterSpec = {
  name: 'default',
  summary: 'Something else where a value is not known, empty or `false`.',
  example: '"" | default: "none"',
  gives: 'none',
  takesGaps: true,
  apply: (value, other = null) => (value === false || textOf(value) === '' ? other : value),
}

/** Every filter a template may use. */
export const filters: readonly FilterSpec[] = [fallback, ...shapingFilters, ...writingFilters]
