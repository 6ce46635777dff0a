import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { expect, test } from 'vitest'
import { plain, renderTerminal } from '../../src/diagnostics/render-terminal.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/template.ts'
import { lint } from '../../src/rules/lint.ts'

const home = 'test/fixtures/proposals'
const templateFile = `${home}/YYYYMMDD-model-template.md`
const template = parseTemplate(templateFile, readFileSync(templateFile, 'utf8'))
const cases = globSync(`${home}/*/input.md`).map((file) => basename(dirname(file)))

function judged(name: string): string {
  const path = `${name}/input.md`
  const proposal = parseProposal(path, readFileSync(`${home}/${path}`, 'utf8'))
  const findings = lint(proposal, template)
  return `${proposal.kind}\n\n${renderTerminal([{ ...proposal, findings }], plain)}`
}

test('there are proposals to judge', () => {
  expect(cases.length).toBeGreaterThan(5)
})

test.each(cases)('%s is judged as expected', (name) => {
  const expected = readFileSync(`${home}/${name}/expected.txt`, 'utf8')

  expect(expected.trim()).not.toBe('')
  expect(judged(name)).toBe(expected)
})
