import { quoted } from '../diagnostics/quoted.ts'
import type { Rule } from './rule.ts'

/** Every front-matter key of the template is there. */
export const keyRequired: Rule = {
  slug: 'key-required',
  summary: 'every key of the template is in the front matter',
  severity: 'error',
  why: 'The key tells tools and people who asks, since when, and how far the proposal has come.',
  todo: 'Add the key to the front matter, with its value.',
  example: {
    bad: `creation-date: 2026-02-11
last-updated: 2026-02-12
⟦status⟧: provisional`,
    good: `authors:
  - "Ada"
creation-date: 2026-02-11
last-updated: 2026-02-12
status: provisional`,
  },
  check: ({ frontMatter }, { keys }) => {
    const last = frontMatter.at(-1)
    if (last === undefined) return []
    const present = new Set(frontMatter.map((field) => field.key))
    return keys
      .filter((wanted) => !wanted.optional && !present.has(wanted.key))
      .map((wanted) => ({
        message: `missing key ${quoted(wanted.key)} in the front matter`,
        help: `add a line \`${wanted.key}:\` with its value`,
        span: last.keySpan,
      }))
  },
}
