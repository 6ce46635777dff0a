import type { Lines } from '../diagnostics/lines.ts'
import type { FrontMatter } from './front-matter.ts'
import { ordinaryFields } from './ordinary-fields.ts'

/** The closing line stands within as many characters; `fence.ts` looks no further than a little more. */
const longest = 9_000

const none: FrontMatter = { present: false, fields: [], findings: [], bodyStart: 0 }

/**
 * Front matter between two lines `---` that holds ordinary fields, or none above a heading; `undefined`
 * for any other text.
 */
export function ordinaryFrontMatter(text: string, lines: Lines): FrontMatter | undefined {
  const from = text.startsWith('\uFEFF') ? 1 : 0
  if (text.startsWith('# ', from)) return { ...none, bodyStart: from }
  const head = text.slice(from, from + longest)
  const close = /^---\r?\n/.test(head) ? head.indexOf('\n---', 3) : -1
  const bodyStart = from + close + '\n---'.length
  if (close < 0 || !/^(?:\r?\n|$)/.test(text.slice(bodyStart, bodyStart + 2))) return undefined
  const fields = ordinaryFields({ text, lines, start: from + 3, end: from + close + 1 })
  const withReturn = text[bodyStart] === '\r' ? 1 : 0
  return fields && { present: true, fields, findings: [], bodyStart: bodyStart + withReturn }
}
