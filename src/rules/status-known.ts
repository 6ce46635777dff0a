import { certain } from '../diagnostics/certain.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Field } from '../proposal/proposal.ts'
import type { TemplateKey } from '../proposal/template-keys.ts'
import type { Problem, Rule } from './rule.ts'

/** A value the template offers as `one|another` is one of these words: the status, as a rule. */
export const statusKnown: Rule = {
  slug: 'status-known',
  summary: "the status is one of the template's words",
  severity: 'error',
  why: 'The status decides what happens next. A word the template does not offer stands for nothing.',
  todo: 'Write one of the words the template offers.',
  example: { bad: 'status: ⟦provisonal⟧', good: 'status: provisional' },
  check: ({ frontMatter }, { keys }) =>
    frontMatter.flatMap((field) => {
      const wanted = keys.find((key) => key.key === field.key)
      return wanted === undefined ? [] : problemsOf(field, wanted)
    }),
}

function problemsOf(field: Field, { key, type }: TemplateKey): readonly Problem[] {
  if (type.kind !== 'choice') return []
  const { value } = field
  if (typeof value === 'string' && type.words.includes(value)) return []
  const choices = type.words.map((word) => `\`${word}\``).join(', ')
  const written = typeof value === 'string' ? quoted(value) : 'nothing'
  const near = typeof value === 'string' ? nearest(value, type.words) : undefined
  const sure = typeof value === 'string' ? certain(value, type.words) : undefined
  const meant = sure ?? near
  const fix = { start: field.valueSpan.start.offset, end: field.valueSpan.end.offset }
  return [
    {
      message: `unexpected ${key} ${written}, expected one of ${choices}`,
      help:
        meant === undefined
          ? `write \`${key}: ${type.words[0] ?? ''}\``
          : `did you mean \`${meant}\`?`,
      span: field.valueSpan,
      ...(sure === undefined ? {} : { fix: [{ ...fix, text: sure }] }),
    },
  ]
}
