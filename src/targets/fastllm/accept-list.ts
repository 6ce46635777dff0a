import { type Edited, edited, refused } from '../../edit/edited.ts'
import { blocksOf, literalSpans, literalsIn, rustCode } from '../../edit/rust-code.ts'
import { splice } from '../../edit/splice.ts'

/** Adds a name to the list of `supports_architecture` of a file that has one such function; its form stays rustfmt's. */
export function acceptArchitecture(source: string, architecture: string): Edited {
  const file = rustCode(source)
  const [body, ...others] = blocksOf(file.code, /\bfn supports_architecture\b/)
  if (body === undefined || others.length > 0)
    return refused('there is not exactly one `fn supports_architecture`')
  const names = literalsIn(file, body)
  if (names.includes(architecture)) return edited(source)
  const text = file.code.slice(body.start, body.end)
  if (!/^\s*(?:architecture == "|matches!\(\s*architecture,)/.test(text) || names.length === 0)
    return refused('`supports_architecture` has a form that is not known')
  const start = body.start + text.search(/\S/)
  const end = body.start + text.trimEnd().length
  const spans = literalSpans(file.code, body)
  if (spans.length === 0) return edited(source)
  const listed = [...names, architecture].map((name) => `"${name}"`).join(' | ')
  const inside = `architecture, ${listed}`
  const block =
    inside.length <= 60
      ? `matches!(${inside})`
      : `matches!(\n            architecture,\n            ${listed}\n        )`
  return edited(splice(source, [{ start, end, text: block }]))
}
