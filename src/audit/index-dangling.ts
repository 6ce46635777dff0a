import { quoted } from '../diagnostics/quoted.ts'
import type { Check, Found } from './check.ts'
import { type Entry, fileOf, type IndexPage, leadsSomewhere } from './index-page.ts'
import { encodedPath, relativeTo } from './listing.ts'
import type { Picture } from './picture.ts'
import { at, commitEvidence } from './places.ts'

/** An entry whose link leads nowhere: the document was moved, renamed or removed. */
export const indexDangling: Check = {
  kind: 'index-dangling',
  summary: 'every entry of the index page leads somewhere',
  severity: 'error',
  why: 'Readers of the page get an error instead of the proposal.',
  todo: 'Link the new place, or take the entry off the page.',
  check: (picture) => (picture.index === undefined ? [] : foundIn(picture, picture.index)),
}

function foundIn(picture: Picture, index: IndexPage): readonly Found[] {
  const byFile = new Map(picture.subjects.map(({ file, proposal }) => [file, proposal.path]))
  return index.entries
    .filter((entry) => isDangling(picture, entry))
    .map((entry) => {
      const target = entry.target ?? ''
      const present = picture.tree.history?.moved.get(target) ?? byFile.get(fileOf(entry) ?? '')
      const isThere = present !== undefined && picture.tree.paths.has(present)
      return isThere
        ? movedTo(index, entry, present)
        : { ...nowhere(picture, entry, index), proposal: target }
    })
}

/** A full address into something else than the proposals folders may mean another repository. */
function isDangling({ tree }: Picture, { target, relative }: Entry): boolean {
  if (target === undefined || leadsSomewhere(target, tree.paths)) return false
  const { folders } = tree.config.proposals
  return relative || folders.some((folder) => target.startsWith(`${folder}/`))
}

function movedTo(index: IndexPage, entry: Entry, present: string): Found {
  const { target = '', url, line } = entry
  const to = entry.relative
    ? relativeTo(index.path, encodedPath(present))
    : url.replace(encodedPath(target), encodedPath(present))
  const place = { path: index.path, line }
  return {
    proposal: present,
    message: `unexpected link to ${quoted(target)}, expected \`${present}\`: the proposal has moved`,
    evidence: [
      { what: `the page links ${quoted(target)}`, where: at(place) },
      { what: 'the proposal lies elsewhere', where: present },
    ],
    fix: `link \`${to}\``,
    place,
    severity: 'warning',
    repairs: to === url ? [] : [{ do: 'relink', path: index.path, from: url, to }],
  }
}

function nowhere(
  { tree }: Picture,
  { target = '', line }: Entry,
  { path }: IndexPage,
): Omit<Found, 'proposal'> {
  const removed = tree.history?.removed.get(target)
  const place = { path, line }
  return {
    message: `unexpected link to ${quoted(target)}, which is not there`,
    evidence: [
      { what: `the page links ${quoted(target)}`, where: at(place) },
      removed === undefined
        ? { what: 'the tree has no such file', where: target }
        : commitEvidence('the file was removed', removed),
    ],
    fix: 'say whether the entry goes or the document comes back',
    place,
    day: removed?.day,
    who: 'maintainer',
  }
}
