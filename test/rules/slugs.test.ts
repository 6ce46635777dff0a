import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Finding } from '../../src/diagnostics/finding.ts'
import { claimRules } from '../../src/facts/claim-rules.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { documentsOf } from '../../src/rules/example.ts'
import { lint } from '../../src/rules/lint.ts'
import { oneProposal, severalProposals } from '../../src/rules/one-proposal.ts'
import { documentedRules } from '../../src/rules/pages.ts'
import { recipeRules } from '../../src/targets/recipe/rules.ts'

const documented = documentedRules.map(({ slug }) => slug).toSorted()
const illustrated = documentedRules.filter(({ illustration }) => illustration !== undefined)
const pick = (slug: string) => illustrated.find((rule) => rule.slug === slug)?.illustration

/** The findings of the pull request, or of the document, an illustration tells of. */
function foundIn(slug: string, words: string): readonly Finding[] {
  if (slug === oneProposal.slug) {
    const added = words.split('\n').filter((line) => line.startsWith('A '))
    return severalProposals(added.map((line) => line.slice(2)))
  }
  const size = Number(/[\d,]+/.exec(words)?.[0].replaceAll(',', ''))
  return lint(parseProposal('a.md', 'a'.repeat(size)), undefined)
}

/**
 * Every slug written down as a finding's. Mistakes in `usher.yml` stand on its own page, and the
 * rules for disk sizes are no findings; what a target finds is about a tree, not about a document.
 */
function slugsInSource(): ReadonlySet<string> {
  const files = globSync('src/**/*.ts').filter(
    (file) => !/src\/(?:config\/|targets\/|facts\/disk)/.test(file),
  )
  const texts = files.map((file) => readFileSync(file, 'utf8'))
  const found = texts.flatMap((text) => [
    ...text.matchAll(/\brule: (?:[^,\n]*\? )?'(?<slug>[a-z-]+)'(?: : '(?<other>[a-z-]+)')?/g),
  ])
  return new Set(found.flatMap(({ groups }) => [groups?.slug ?? '', groups?.other ?? '']))
}

test('every rule shows something wrong and something right', () => {
  const shown = documentedRules.filter(({ example, illustration }) => example ?? illustration)

  expect(shown).toHaveLength(documentedRules.length)
  expect(new Set(documented).size).toBe(documented.length)
})

test.each(illustrated)('what illustrates $slug is wrong and right as it says', ({ slug }) => {
  const { bad = '', good = '' } = pick(slug) ?? {}

  expect(foundIn(slug, bad).map(({ rule }) => rule)).toEqual([slug])
  expect(foundIn(slug, good)).toEqual([])
})

test('every rule with a page is found somewhere, and nothing without a page is', () => {
  const examples = documentedRules.flatMap(({ example }) => {
    if (example === undefined) return []
    const { path, bad, template } = documentsOf(example)
    return lint(parseProposal(path, bad), parseTemplate('template.md', template), {
      paths: new Set([path]),
    })
  })
  const illustrations = illustrated.flatMap(({ slug, illustration }) =>
    foundIn(slug, illustration?.bad ?? ''),
  )
  const found = [...examples, ...illustrations].map(({ rule }) => rule)

  expect([...new Set(found)].toSorted()).toEqual(documented)
})

test('no file of the source speaks of a rule without a page', () => {
  const elsewhere = [...claimRules, ...recipeRules].map(({ slug }) => slug)
  const known = new Set(['', ...documented, ...elsewhere])

  expect([...slugsInSource()].filter((slug) => !known.has(slug))).toEqual([])
  expect(slugsInSource().size).toBeGreaterThan(12)
})
