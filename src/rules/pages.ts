import { compiledRules } from './compiled.ts'
import { rules } from './findings-in.ts'
import { oneProposal } from './one-proposal.ts'
import { renderPage } from './page.ts'
import { readingRules } from './reading.ts'
import type { Documentation } from './rule.ts'

/** A file of `docs/rules/`. */
export interface Page {
  readonly name: string
  readonly text: string
}

/** Every rule people may meet, whoever finds it, by name. */
export const documentedRules: readonly Documentation[] = [
  ...readingRules,
  ...rules,
  ...compiledRules,
  oneProposal,
].toSorted((one, other) => (one.slug < other.slug ? -1 : 1))

/** The whole of `docs/rules/`: the index, and one page for each rule. */
export function renderPages(documented: readonly Documentation[]): readonly Page[] {
  const pages = documented.map((rule) => ({ name: `${rule.slug}.md`, text: renderPage(rule) }))
  return [{ name: 'README.md', text: renderIndex(documented) }, ...pages]
}

function renderIndex(documented: readonly Documentation[]): string {
  const rows = documented.map(
    ({ slug, summary, severity }) => `| [${slug}](${slug}.md) | ${severity} | ${summary} |`,
  )
  return [
    '# Rules',
    '',
    'What a proposal is held to. The template says what is asked for; these rules say it to people.',
    'These pages are made from the rules by `npm run docs`.',
    '',
    '| rule | severity | asks that |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}
