import { readFileSync } from 'node:fs'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import type { Template } from '../../src/proposal/template.ts'
import { lint } from '../../src/rules/lint.ts'
import { strayPlaces } from './places.ts'

const file = 'test/fixtures/proposals/YYYYMMDD-model-template.md'

/** The template every spoilt document is judged by. */
export const template: Template = parseTemplate(file, readFileSync(file, 'utf8'))

/** Reads and judges a text, and says which of the places it is told are none. */
export function misread(path: string, text: string): readonly string[] {
  const proposal = parseProposal(path, text)
  return strayPlaces(proposal, lint(proposal, template))
}
