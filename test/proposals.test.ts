import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { plain, renderTerminal } from '../src/diagnostics/render-terminal.ts'
import { parseProposal } from '../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../src/proposal/parse-template.ts'
import type { Proposal } from '../src/proposal/proposal.ts'
import type { Template } from '../src/proposal/template.ts'
import { lint } from '../src/rules/lint.ts'

const textOf = (path: string): string => readFileSync(path, 'utf8')
const modelTemplate = 'templates/model-proposal.md'
const template = parseTemplate(modelTemplate, textOf(modelTemplate))
const proposals = globSync('proposals/**/*.md')
const templates = globSync('templates/**/*.md')

/** What a person would be shown; nothing but the count when all is well. */
function shown(proposal: Proposal, held: Template | undefined): string {
  return renderTerminal([{ ...proposal, findings: lint(proposal, held) }], plain)
}

test('there is a proposal and a template to look at', () => {
  expect(proposals).not.toEqual([])
  expect(templates).toContain(modelTemplate)
})

test.each(proposals)('%s asks for a model without a single problem', (path) => {
  const proposal = parseProposal(path, textOf(path))

  expect(proposal.kind).toBe('model')
  expect(lint(proposal, template), shown(proposal, template)).toEqual([])
})

test.each(templates)('%s is a template, and a readable one', (path) => {
  const proposal = parseProposal(path, textOf(path))

  expect(proposal.kind).toBe('template')
  expect(lint(proposal, template), shown(proposal, template)).toEqual([])
})

test('the template asks for something: filled in by nobody, it is full of problems', () => {
  const name = '20260214-nobody.md'
  const proposal = parseProposal(name, textOf(modelTemplate))

  expect(proposal.kind).toBe('model')
  expect(lint(proposal, template).length).toBeGreaterThan(10)
})
