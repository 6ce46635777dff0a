import type { Edited } from '../edit/edited.ts'
import type { Files } from '../edit/files.ts'
import { setFrontMatterValue } from '../edit/front-matter.ts'
import { tickHistory } from '../edit/history.ts'
import { placeIndexEntries } from '../edit/index-entries.ts'
import { mend } from '../edit/mend.ts'
import { relinkIndexEntries } from '../edit/relink.ts'
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
  const changed = [...Map.groupBy(sorted, ({ path }) => path)].flatMap(([path, its]) => {
    const before = files.get(path)
    const after = before === undefined ? undefined : textAfter(before, its)
    return after === undefined || after === before ? [] : [[path, after] as const]
  })
  return new Map(changed)
}

/** A page is read once for all its links and once for all its entries: there may be hundreds. */
function textAfter(text: string, repairs: readonly Repair[]): string {
  const lines = repairs.filter((repair) => repair.do !== 'relink' && repair.do !== 'list')
  const mended = lines.reduce((now, repair) => {
    const result = apply(now, repair)
    return result.kind === 'edited' ? result.text : now
  }, text)
  const links = repairs.filter((repair) => repair.do === 'relink')
  const relinked = links.length === 0 ? mended : relinkIndexEntries(mended, links)
  const entries = repairs.filter((repair) => repair.do === 'list')
  return placeIndexEntries(relinked, entries)
}

/** Makes one repair of a proposal. */
function apply(
  text: string,
  repair: Extract<Repair, { do: 'mend' | 'status' | 'touch' | 'tick' }>,
): Edited {
  switch (repair.do) {
    case 'mend':
      return { kind: 'edited', text: mended(repair.path, text) }
    case 'status':
      return setFrontMatterValue(text, 'status', repair.status)
    case 'touch':
      return touched(text, repair)
    case 'tick':
      return tickHistory(text, { text: repair.text, date: repair.day })
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
