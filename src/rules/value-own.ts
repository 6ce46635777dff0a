import { quoted } from '../diagnostics/quoted.ts'
import { names, sameLabel } from '../proposal/labels.ts'
import type { Rule } from './rule.ts'

/** The front matter says something of its own where the template has an example. */
export const valueOwn: Rule = {
  slug: 'value-own',
  summary: "the front matter is not the template's example",
  severity: 'info',
  judges: 'any',
  why: 'A title or an author copied from the template says nothing about this proposal.',
  todo: 'Replace the example by what holds for this proposal.',
  example: { bad: 'title: ⟦Title of the proposal⟧', good: 'title: Support for Heron 3B' },
  check: ({ frontMatter }, { keys }) =>
    frontMatter.flatMap((field) => {
      const wanted = keys.find((key) => key.key === field.key)
      const example = textOf(wanted?.example ?? null)
      const exampleKind = wanted?.type.kind
      if (exampleKind !== 'text' && exampleKind !== 'list') return []
      if (example === '' || !sameLabel(textOf(field.value), example)) return []
      return [
        {
          message: `unexpected value ${quoted(textOf(field.value))} in ${quoted(field.key)}, expected one of this proposal`,
          help: `replace the template's example in ${quoted(field.key)}`,
          span: field.valueSpan,
          ...(field.key === names.authors ? { severity: 'warning' as const } : {}),
        },
      ]
    }),
}

function textOf(value: string | readonly string[] | null): string {
  if (value === null) return ''
  return typeof value === 'string' ? value : value.join(', ')
}
