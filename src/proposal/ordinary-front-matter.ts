import type { Lines } from '../diagnostics/lines.ts'
import type { FrontMatter } from './front-matter.ts'
import { ordinaryFields } from './ordinary-fields.ts'

/** The closing line stands within as many characters; `fence.ts` looks no further than a little more. */
const longest = 9_000

const fence = '\n---'

const none: FrontMatter = { present: false, fields: [], findings: [], bodyStart: 0 }

/**
 * Front matter between two lines `---` that holds ordinary fields, or none above a heading; `undefined`
 * for any other text.
 */
export function ordinaryFrontMatter(text: string, lines: Lines): FrontMatter | undefined {
  if (text.startsWith('# ')) return none
  if (!text.startsWith('---\n')) return undefined
  const close = text.slice(0, longest).indexOf(fence, 3)
  const bodyStart = close + fence.length
  if (close < 0 || !/^(?:\n|$)/.test(text.slice(bodyStart, bodyStart + 1))) return undefined
  const fields = ordinaryFields({ text, lines, start: 3, end: close + 1 })
  return fields && { present: true, fields, findings: [], bodyStart }
}
