import { expect, test } from 'vitest'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { lint } from '../../src/rules/lint.ts'
import { soundProposal, soundTemplate } from '../../src/rules/sound.ts'

function proposalWith(total: string, each: string) {
  const text = soundProposal.replace('48GB', total).replace('24GB', each)
  return parseProposal('20260211-heron-3b.md', text)
}

/** What is found in a proposal for two GPUs with this memory. */
function check(total: string, each: string): string {
  const found = lint(proposalWith(total, each), parseTemplate('t.md', soundTemplate))
  return found.map(({ message, help }) => `${message}; ${help}`).join('\n')
}

test.each([
  ['48GB', '24GB'],
  ['48 GiB', '24 GiB'],
  ['48', '24'],
  ['48GiB', '24'],
  ['51.5GB', '24GiB'],
  ['48GB', 'N/A'],
])('a total of %s is what two GPUs of %s have', (total, each) => {
  expect(check(total, each)).toBe('')
})

test('a gibibyte is more than a gigabyte, and a finding says so', () => {
  expect(check('48GB', '24GiB')).toBe(
    'unexpected per GPU memory of 2 times 24 GiB, more than the total of 48 GB (1 GiB is 1.074 GB); correct one of the two rows, or write both in one unit',
  )
  expect(check('48GiB', '24GB')).toBe(
    'unexpected total of 48 GiB, expected 2 times 24 GB (1 GiB is 1.074 GB); write both in one unit, or correct one of the other two rows',
  )
})

test('in one unit nothing is said about units', () => {
  expect(check('96GiB', '24GiB')).toBe(
    'unexpected total of 96 GiB, expected 2 times 24 GiB; write `48GiB`, or correct one of the other two rows',
  )
})

test.each([
  ['48GB', 'GB'],
  ['48 GiB', 'GiB'],
  ['~48Gi', 'GiB'],
  ['48G', null],
  ['48', null],
  ['plenty', null],
])('a total of %s is read with its unit', (total, unit) => {
  expect(proposalWith(total, '24GB').model?.units.totalGpuMemoryGB).toBe(unit)
})
