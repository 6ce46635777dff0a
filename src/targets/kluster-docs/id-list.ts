import { type Edited, edited, refused } from '../../edit/edited.ts'
import { insertLines, linesOf } from '../../edit/lines.ts'
import { splice } from '../../edit/splice.ts'

const pattern = /^- `(?<id>[^`]+)`\s*$/

/** Inserts an id into a plain list, before the first that is greater in lower case, else behind the last. */
export function addToList(text: string, id: string): Edited {
  const lines = linesOf(text).flatMap((line) => {
    const found = pattern.exec(line.text)?.groups?.id
    return found === undefined ? [] : [{ id: found, line }]
  })
  const last = lines.at(-1)
  if (last === undefined) return refused('it is no list of ids')
  if (lines.some((each) => each.id === id)) return edited(text)
  const behind = lines.find((each) => each.id.toLowerCase() > id.toLowerCase())
  const offset = behind?.line.start ?? last.line.next
  return edited(splice(text, [insertLines(text, offset, `- \`${id}\``)]))
}
