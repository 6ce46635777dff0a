import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { quoted } from '../diagnostics/quoted.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { proseOf, withoutCode } from '../proposal/prose.ts'
import { type LocalLink, localLinksOf } from './local-links.ts'
import { foldersOf } from './repository-paths.ts'
import type { Around, Problem, Rule } from './rule.ts'

const inside = /\]\((?<target>#(?<anchor>[^\s()%]{1,200}))\)/g
const mostSuggestions = 50

/** A link into the document leads to one of its headings, one into the repository to a file or folder. */
export const linkTarget: Rule = {
  slug: 'link-target',
  summary: 'links into the document and into the repository lead somewhere',
  severity: 'warning',
  judges: 'any',
  why: 'The link does nothing when it is clicked: the heading or the file was renamed, or never written.',
  todo: 'Write a heading in small letters, with hyphens for blanks, and a file by its path from the folder of the document, or from the root with `/` in front. Otherwise take the link out.',
  example: {
    bad: 'Three teams ask for it, see [below](⟦#requirement⟧).',
    good: 'Three teams ask for answers about birds on one small GPU.',
  },
  check: (proposal, _, around) => [...anchorProblems(proposal), ...pathProblems(proposal, around)],
}

function anchorProblems(proposal: Proposal): readonly Problem[] {
  const linking = proseOf(proposal).filter(({ text }) => text.includes('](#'))
  if (linking.length === 0) return []
  const lines = linesOf(proposal.text)
  const anchors = anchorsOf(proposal)
  return linking.flatMap(({ text, start }) =>
    [...withoutCode(text).matchAll(inside)].flatMap((match) => {
      const { target = '', anchor = '' } = match.groups ?? {}
      if (anchors.has(anchor.toLowerCase())) return []
      const at = start + match.index + 2
      const meant = nearest(anchor, [...anchors])
      return [
        {
          message: `unexpected link to \`${target}\`, expected a heading of this document`,
          help: meant === undefined ? 'correct the link' : `did you mean \`#${meant}\`?`,
          span: spanOf(lines, at, at + target.length),
        },
      ]
    }),
  )
}

/** Links to nothing in the repository, where its paths are known. */
function pathProblems(proposal: Proposal, { paths, path }: Around): readonly Problem[] {
  if (paths === undefined) return []
  const links = localLinksOf(proposal, path ?? proposal.path)
  if (links.length === 0) return []
  const lines = linesOf(proposal.text)
  const folders = foldersOf(paths)
  return links
    .filter(({ candidates }) => !candidates.some((one) => paths.has(one) || folders.has(one)))
    .map(({ target, start, candidates }, index) => {
      const meant =
        index < mostSuggestions ? meantBy({ target, start, candidates }, paths) : undefined
      return {
        message: `unexpected link to ${quoted(target)}, which is not in the repository`,
        help:
          meant === undefined
            ? 'correct the path, or take the link out'
            : `did you mean ${quoted(meant)}?`,
        span: spanOf(lines, start, start + target.length),
      }
    })
}

/** The link with the last part of its path corrected, where a name beside it is near. */
function meantBy(
  { target, candidates }: LocalLink,
  paths: ReadonlySet<string>,
): string | undefined {
  const [path = ''] = candidates
  const cut = path.lastIndexOf('/')
  const name = path.slice(cut + 1)
  const names = foldersOf(paths).get(cut < 0 ? '' : path.slice(0, cut)) ?? []
  const meant = nearest(name, [...names].slice(0, 500))
  return meant === undefined ? undefined : target.replace(name, meant)
}

/** The anchors GitHub gives to headings, the second of a name numbered, and those set by hand. */
function anchorsOf({ text, sections }: Proposal): ReadonlySet<string> {
  const byHand = [...text.matchAll(/\b(?:id|name)="(?<anchor>[^"\s]{1,200})"/g)]
  const anchors = new Set(byHand.map((match) => (match.groups?.anchor ?? '').toLowerCase()))
  const seen = new Map<string, number>()
  for (const { title } of sections) {
    const anchor = title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-')
    const before = seen.get(anchor) ?? 0
    seen.set(anchor, before + 1)
    anchors.add(before === 0 ? anchor : `${anchor}-${before}`)
  }
  return anchors
}
