import { expect, test } from 'vitest'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { rules } from '../../src/rules/findings-in.ts'
import { lint } from '../../src/rules/lint.ts'

test('every rule has a name of its own', () => {
  const slugs = rules.map((rule) => rule.slug)

  expect(new Set(slugs).size).toBe(slugs.length)
  expect(slugs.filter((slug) => !/^[a-z]+(?:-[a-z]+)+$/.test(slug))).toEqual([])
})

test('without a template a model is still held to what every model needs', () => {
  const text = `---
status: provisional
creation-date: yyyy-mm-dd
---
## Requirements
| Field | Notes |
|---|---|
| Family name | heron |
| Download site | the hub |
| Version | main |
`
  const found = lint(parseProposal('20260101-a.md', text), undefined)

  expect(found.map((finding) => finding.rule)).toEqual([
    'date-valid',
    'download-site',
    'version-commit',
  ])
})
