import { names } from '../proposal/labels.ts'
import { dayOf } from '../proposal/read-as.ts'
import type { Rule } from './rule.ts'

/** A file is named after the day the proposal was created. */
export const fileDate: Rule = {
  slug: 'file-date',
  summary: 'the file is named after the day of creation',
  severity: 'info',
  judges: 'any',
  why: 'Lists of proposals are sorted by the name of the file, and people take the date in it for the day of creation.',
  todo: 'Name the file after the day of creation, or correct the date in the front matter.',
  example: {
    bad: 'creation-date: ⟦2026-02-10⟧\nlast-updated: 2026-02-12',
    good: 'creation-date: 2026-02-11\nlast-updated: 2026-02-12',
  },
  check: (proposal, template) => {
    const { path, frontMatter } = proposal
    const day = dayOf(names.created, proposal, template)
    const field = frontMatter.find(({ key }) => key === names.created)
    const groups = /(?:^|[/\\])(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)-[^/\\]*$/.exec(path)?.groups
    if (groups === undefined || field === undefined || day === undefined) return []
    const named = `${groups.year}-${groups.month}-${groups.day}`
    if (named === day) return []
    return [
      {
        message: `unexpected \`${field.key}: ${field.value}\` in a file named after ${named}`,
        help: `rename the file to begin with \`${day.replaceAll('-', '')}-\`, or correct the date`,
        span: field.valueSpan,
      },
    ]
  },
}
