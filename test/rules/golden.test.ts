import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import type { Finding } from '../../src/diagnostics/finding.ts'
import { plain, renderTerminal } from '../../src/diagnostics/render-terminal.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import type { Proposal } from '../../src/proposal/proposal.ts'
import { lint } from '../../src/rules/lint.ts'
import { documentedRules } from '../../src/rules/pages.ts'

const home = 'test/fixtures/proposals'
const cases = globSync(`${home}/*/expected.txt`).map((file) => basename(dirname(file)))
const planted = documentedRules.filter((rule) => rule.example !== undefined)

/** The one document of a folder, by whatever name, and the template of the folder or of all of them. */
function judged(name: string): {
  readonly proposal: Proposal
  readonly findings: readonly Finding[]
} {
  const files = globSync(`${home}/${name}/*.md`).filter((file) => basename(file) !== 'template.md')
  const own = `${home}/${name}/template.md`
  const templateFile = existsSync(own) ? own : `${home}/YYYYMMDD-model-template.md`
  const template = parseTemplate(templateFile, readFileSync(templateFile, 'utf8'))
  const path = files[0] ?? ''
  const proposal = parseProposal(path.slice(home.length + 1), readFileSync(path, 'utf8'))
  return { proposal, findings: lint(proposal, template) }
}

test('there are proposals to judge', () => {
  expect(cases.length).toBeGreaterThan(planted.length)
})

test.each(cases)('%s is judged as expected', (name) => {
  const { proposal, findings } = judged(name)
  const expected = readFileSync(`${home}/${name}/expected.txt`, 'utf8')

  expect(expected.trim()).not.toBe('')
  expect(`${proposal.kind}\n\n${renderTerminal([{ ...proposal, findings }], plain)}`).toBe(expected)
})

test.each(planted)('a planted defect of $slug is found, and nothing else', ({ slug }) => {
  const rules = judged(slug).findings.map((finding) => finding.rule)

  expect([...new Set(rules)]).toEqual([slug])
})
