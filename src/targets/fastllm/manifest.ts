import { type Edited, edited } from '../../edit/edited.ts'
import { splice } from '../../edit/splice.ts'
import { candleVersionSpans } from './candle-version.ts'

/** Asks for a later patch release of candle in all its crates, keeping the form of each requirement. */
export function raiseCandle(text: string, release: string): Edited {
  const edits = candleVersionSpans(text).map(({ start, end }) => {
    const sign = /^[\^~=]? */.exec(text.slice(start, end))?.[0] ?? ''
    return { start: start + sign.length, end, text: release }
  })
  return edited(splice(text, edits))
}
