import { expect, test } from 'vitest'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { readAs } from '../../src/proposal/read-as.ts'
import { lint } from '../../src/rules/lint.ts'
import { soundProposal, soundTemplate } from '../../src/rules/sound.ts'

interface Days {
  readonly keys?: string
  readonly tasks?: string
}

/** The template with other patterns for its days. */
function templateWith({ keys = 'yyyy-mm-dd', tasks = 'MM/DD/YYYY' }: Days) {
  return parseTemplate(
    'template.md',
    soundTemplate.replaceAll('yyyy-mm-dd', keys).replaceAll('MM/DD/YYYY', tasks),
  )
}

interface Written {
  readonly created: string
  readonly updated: string
  readonly opened: string
}

function proposalWith({ created, updated, opened }: Written) {
  const text = soundProposal
    .replace('creation-date: 2026-02-11', `creation-date: ${created}`)
    .replace('last-updated: 2026-02-12', `last-updated: ${updated}`)
    .replace('02/11/2026', opened)
  return parseProposal('20260211-heron-3b.md', text)
}

function check(written: Written, days: Days): string {
  const found = lint(proposalWith(written), templateWith(days))
  return found.map(({ rule, help }) => `${rule}: ${help}`).join('; ')
}

test.each([
  ['dd-mm-yyyy', '11-02-2026', '12-02-2026'],
  ['DD/MM/YYYY', '11/02/2026', '12/02/2026'],
  ['dd.mm.yyyy', '11.02.2026', '12.02.2026'],
  ['mm/dd/yyyy', '02/11/2026', '02/12/2026'],
  ['yyyy/mm/dd', '2026/02/11', '2026/02/12'],
])('a template with %s takes dates of its own form', (keys, created, updated) => {
  expect(check({ created, updated, opened: '02/11/2026' }, { keys })).toBe('')
})

test('an ISO date is a day under every template', () => {
  const written = { created: '2026-02-11', updated: '2026-02-12', opened: '2026-02-11' }

  expect(check(written, { keys: 'dd-mm-yyyy', tasks: 'DD-MM-YYYY' })).toBe('')
})

test('the order of two dates is that of their days, not of their letters', () => {
  const written = { created: '11-02-2026', updated: '09-03-2026', opened: '02/11/2026' }

  expect(check(written, { keys: 'dd-mm-yyyy' })).toBe('')
  expect(check({ ...written, updated: '30-01-2026' }, { keys: 'dd-mm-yyyy' })).toBe(
    'dates-order: correct one of the two dates',
  )
})

test('an impossible date is answered in the form of the template', () => {
  const written = { created: '11.02.2026', updated: '30.02.2026', opened: '02/11/2026' }

  expect(check(written, { keys: 'dd.mm.yyyy' })).toBe(
    'date-valid: write day, month and year: `31.01.2026`',
  )
  expect(check({ ...written, updated: '2026/02/12' }, { keys: 'dd.mm.yyyy' })).toBe(
    'date-valid: write day, month and year: `12.02.2026`',
  )
  expect(check({ ...written, updated: '12.2.2026' }, { keys: 'dd.mm.yyyy' })).toBe(
    'date-valid: write day, month and year: `12.02.2026`',
  )
})

test('a history with the day first is read so where the template has it so', () => {
  const written = { created: '2026-02-11', updated: '2026-02-12', opened: '11/02/2026' }
  const proposal = proposalWith(written)

  expect(check(written, { tasks: 'DD/MM/YYYY' })).toBe('')
  expect(readAs(proposal, templateWith({ tasks: 'DD/MM/YYYY' })).history[0]?.date).toBe(
    '2026-02-11',
  )
  expect(check({ ...written, opened: '13/02/2026' }, {})).toBe(
    'history-day-first: write the month first: `02/13/2026`',
  )
})

test('the month first under a template with the day first is exchanged', () => {
  const written = { created: '2026-02-11', updated: '2026-02-12', opened: '02/13/2026' }

  expect(check(written, { tasks: 'DD/MM/YYYY' })).toBe(
    'history-month-first: write the day first: `13/02/2026`',
  )
})

test('a template with the year first is told so', () => {
  const written = { created: '2026-02-11', updated: '2026-02-12', opened: '13/02/2026' }

  expect(check(written, { tasks: 'YYYY-MM-DD' })).toBe(
    'history-day-first: write the year first: `2026-02-13`',
  )
})

test('a missing day is asked for in the form of the template', () => {
  const written = { created: '2026-02-11', updated: '2026-02-12', opened: '31.02.2026' }

  expect(check(written, { tasks: 'DD.MM.YYYY' })).toBe(
    'history-date: write the day it happened: `31.01.2026`',
  )
})
