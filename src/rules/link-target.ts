import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { proseOf, withoutCode } from '../proposal/prose.ts'
import type { Rule } from './rule.ts'

const inside = /\]\((?<target>#(?<anchor>[^\s()%]{1,200}))\)/g

/** A link into the document leads to one of its headings. */
export const linkTarget: Rule = {
  slug: 'link-target',
  summary: 'links into the document lead to one of its headings',
  severity: 'warning',
  judges: 'any',
  why: 'The link does nothing when it is clicked: the heading was renamed, or never written.',
  todo: 'Write the heading in small letters, with hyphens for blanks, or take the link out.',
  example: {
    bad: 'Three teams ask for it, see [below](⟦#requirement⟧).',
    good: 'Three teams ask for answers about birds on one small GPU.',
  },
  check: (proposal) => {
    const lines = linesOf(proposal.text)
    const anchors = anchorsOf(proposal)
    return proseOf(proposal).flatMap(({ text, start }) =>
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
  },
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
