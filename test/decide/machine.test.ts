import { expect, test } from 'vitest'
import { decide } from '../../src/decide/decide.ts'
import { nextStep } from '../../src/decide/next-step.ts'
import type { Action, Plan } from '../../src/decide/plan.ts'
import { remarksOf } from '../../src/decide/remarks.ts'
import { type Standing, standingOf } from '../../src/decide/standing.ts'
import { statusOf } from '../../src/lifecycle/stage.ts'
import { realised } from '../support/realised.ts'
import { everyCase, everyRow, expected, type Outcome, outcomeNames } from '../tables/machine.ts'
import type { Case } from '../tables/table.ts'

type Seen = Readonly<Record<Outcome, string>>

/** What came of a case, in the words of the tables; what they say by its beginning is cut to that. */
function seen({ standing, plan }: { standing: Standing; plan: Plan }, said: Seen): Seen {
  const label = (...names: readonly string[]): string =>
    labelsIn(plan).find((name) => names.includes(name)) ?? '-'
  return {
    stage: standing.stage,
    ending: standing.ending?.kind ?? 'none',
    status: statusOf(standing.stage),
    next: stepOf(standing, said.next),
    remark: (remarksOf(standing)[0] ?? '-').slice(0, said.remark.length),
    statusLabel: label('provisional', 'ready to integrate', 'integrated', 'rejected'),
    holdLabel: label('on hold'),
    mendLabel: label('needs work'),
    approvalLabel: label('approved'),
    failureLabel: label('validation failed'),
    pulls: pullsIn(plan),
    starts: startsIn(plan),
  }
}

/** The gate whose words the next step is, or as much of the words as the table says. */
function stepOf(standing: Standing, said: string): string {
  const step = nextStep(standing)
  const gate = [...standing.gates.values()].find(({ says }) => says === step)
  return gate?.name === said ? gate.name : step.slice(0, said.length)
}

function labelsIn(plan: Plan): readonly string[] {
  const added = plan.flatMap((action) => (action.kind === 'add-labels' ? action.labels : []))
  return added.map((name) => name.replace(/^proposal: /, ''))
}

function pullsIn(plan: Plan): string {
  const parts = plan.flatMap((action) => partsOf(action))
  return parts.length === 0 ? '-' : parts.join(' ')
}

function partsOf(action: Action): readonly string[] {
  if (action.kind === 'close-pull') return ['-registration']
  return action.kind === 'push-branch' ? [action.branch.split('/').at(-1) ?? ''] : []
}

function startsIn(plan: Plan): string {
  const started = plan.flatMap((action) => (action.kind === 'dispatch' ? [action.intent] : []))
  return started.map((intent) => intent.split(':')[0]).join(' ') || '-'
}

/** How the gates really stand: a case that is not what it says would prove nothing. */
function isReal(given: Case, { gates }: Standing): boolean {
  return [...gates.values()].every(({ name, is }) => name === 'accepted' || given[name] === is)
}

/** Each way in which cases and tables differ, with the first case that does and how many there are. */
function differences(cases: Iterable<Case>): readonly string[] {
  const found = new Map<string, { readonly first: Case; readonly count: number }>()
  for (const given of cases) {
    for (const words of differing(given)) {
      const before = found.get(words)
      found.set(words, { first: before?.first ?? given, count: (before?.count ?? 0) + 1 })
    }
  }
  return [...found].map(
    ([words, { first, count }]) => `${words} ${count} times, first ${JSON.stringify(first)}`,
  )
}

function differing(given: Case): readonly string[] {
  const snapshot = realised(given)
  const standing = standingOf(snapshot)
  if (standing === undefined || !isReal(given, standing)) return ['the case is not what it says']
  const { says } = expected(given)
  const found = seen({ standing, plan: decide(snapshot) }, says)
  return outcomeNames
    .filter((name) => found[name] !== says[name])
    .map((name) => `${name} is ${found[name]}, and the table says ${says[name]}:`)
}

const cases = [...everyCase()]

test('stage, status, next step and plan are those of the tables, for every combination of gates', () => {
  expect(differences(cases)).toEqual([])
  expect(cases.length).toBeGreaterThan(20_000)
}, 120_000)

test('every row of the tables decides some case', () => {
  const used = new Set(cases.flatMap((given) => expected(given).rows))

  expect(everyRow.filter((row) => !used.has(row))).toEqual([])
}, 60_000)
