import type { Edited } from '../edit/edited.ts'
import type { Files } from '../edit/files.ts'
import { setFrontMatterValue } from '../edit/front-matter.ts'
import { tickHistory } from '../edit/history.ts'
import { placeIndexEntry } from '../edit/index-page.ts'
import { mend } from '../edit/mend.ts'
import { relinkIndexEntry } from '../edit/relink.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import type { Proposal } from '../proposal/proposal.ts'

/**
 * One certain edit, as data: every one touches a line, and every other byte stays.
 *
 * `mend` makes the fixes the reader itself offers for broken front matter; `touch` raises
 * `last-updated` to a day, never lowers it.
 */
export type Repair =
  | { readonly do: 'mend'; readonly path: string }
  | { readonly do: 'status'; readonly path: string; readonly status: string }
  | { readonly do: 'touch'; readonly path: string; readonly day: string }
  | { readonly do: 'tick'; readonly path: string; readonly text: string; readonly day: string }
  | { readonly do: 'relink'; readonly path: string; readonly from: string; readonly to: string }
  | {
      readonly do: 'list'
      readonly path: string
      readonly file: string
      readonly line: string
      readonly section: string
    }

const order: readonly Repair['do'][] = ['mend', 'status', 'tick', 'touch', 'relink', 'list']

/** The texts that repairs change, by path; one that has no place for its edit changes nothing. */
export function repaired(files: Files, repairs: readonly Repair[]): Files {
  const each = [...new Map(repairs.map((repair) => [JSON.stringify(repair), repair])).values()]
  const sorted = each.toSorted((a, b) => order.indexOf(a.do) - order.indexOf(b.do))
  const texts = new Map<string, string>()
  for (const repair of sorted) {
    const text = texts.get(repair.path) ?? files.get(repair.path)
    if (text === undefined) continue
    const result = apply(text, repair)
    if (result.kind === 'edited') texts.set(repair.path, result.text)
  }
  return new Map([...texts].filter(([path, text]) => text !== files.get(path)))
}

/** Makes one repair in the text of its file. */
function apply(text: string, repair: Repair): Edited {
  switch (repair.do) {
    case 'mend':
      return { kind: 'edited', text: mended(repair.path, text) }
    case 'status':
      return setFrontMatterValue(text, 'status', repair.status)
    case 'touch':
      return touched(text, repair)
    case 'tick':
      return tickHistory(text, { text: repair.text, date: repair.day })
    case 'relink':
      return relinkIndexEntry(text, repair.from, repair.to)
    case 'list':
      return placeIndexEntry(text, repair, repair.section)
  }
}

/** The text after the fixes that reading it offers. */
function mended(path: string, text: string): string {
  return mend(text, (now) => parseProposal(path, now).findings).text
}

/** Whether those fixes leave nothing unreadable. */
export function isMendable({ path, text, findings }: Proposal): boolean {
  const isOffered = findings.every(({ fix }) => fix !== undefined)
  return isOffered && parseProposal(path, mended(path, text)).findings.length === 0
}

function touched(text: string, { path, day }: Extract<Repair, { do: 'touch' }>): Edited {
  const field = parseProposal(path, text).frontMatter.find(({ key }) => key === 'last-updated')
  const isLater = typeof field?.value === 'string' && field.value < day
  return isLater ? setFrontMatterValue(text, 'last-updated', day) : { kind: 'edited', text }
}

/** Whether the one edit a repair stands on can be made in this text. */
export function canMove(text: string, status: string): boolean {
  const moved = setFrontMatterValue(text, 'status', status)
  return moved.kind === 'edited' && moved.text !== text
}
