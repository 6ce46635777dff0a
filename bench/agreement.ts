import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseProposal } from '../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../src/proposal/parse-template.ts'
import type { Template } from '../src/proposal/template.ts'
import { type Claim, claimsOf } from './agreement-claims.ts'
import { parseExpectations } from './agreement-expected.ts'
import { compareModels } from './agreement-models.ts'

/** Holds what is read and found in a folder's documents against its `expected.json`; the value is the exit code. */
async function compare(folder: string): Promise<number> {
  const home = join(folder, 'docs/proposals')
  const text = (name: string): Promise<string> => readFile(join(home, name), 'utf8')
  const expected = parseExpectations(await readFile(join(folder, 'expected.json'), 'utf8'))
  const templates: Template[] = []
  const claims: Claim[] = []
  for (const [name, { kind, templateFor, statusChoices }] of Object.entries(expected.templates)) {
    const read = parseProposal(name, await text(name))
    const template = parseTemplate(name, read.text)
    templates.push(template)
    const words = template.keys.flatMap(({ type }) => (type.kind === 'choice' ? type.words : []))
    claims.push(
      { file: name, what: 'kind', expected: kind, found: read.kind },
      { file: name, what: 'template for', expected: templateFor, found: template.kind },
      { file: name, what: 'choices', expected: statusChoices.join(), found: words.join() },
    )
  }
  for (const [name, wanted] of Object.entries(expected.proposals)) {
    const proposal = parseProposal(name, await text(name))
    const template = templates.find((one) => one.kind === proposal.kind)
    claims.push(...claimsOf(proposal, template, wanted))
  }
  return print(claims)
}

function print(claims: readonly Claim[]): number {
  const agreed = ({ expected, found }: Claim): boolean => expected === found
  const sorted = claims.toSorted((a, b) => Number(agreed(a)) - Number(agreed(b)))
  console.log('| agrees | document | what | expected | found |\n| --- | --- | --- | --- | --- |')
  for (const claim of sorted) {
    const { file, what, expected, found } = claim
    const cells = [agreed(claim) ? 'yes' : 'NO', file, what, expected, found]
    console.log(`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
  }
  const count = claims.filter(agreed).length
  console.log(`\n${count} of ${claims.length} agree`)
  return count === claims.length && claims.length > 0 ? 0 : 1
}

/** The documents, and the models KAITO onboarded where a folder of their saved answers is named too. */
async function run(documents: string, models: string | undefined): Promise<number> {
  const code = await compare(documents)
  if (models === undefined) return code
  return (await compareModels({ documents, models })) ? code : 1
}

const [, , folder, models] = process.argv
if (folder === undefined) console.error('Usage: npm run agreement -- DOCUMENTS [MODELS]')
process.exitCode = folder === undefined ? 2 : await run(folder, models).catch(unreadable)

function unreadable(cause: unknown): number {
  console.error(`Could not read what is to be compared: ${String(cause)}`)
  return 2
}
