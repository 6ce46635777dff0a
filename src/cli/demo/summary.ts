import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Told } from './play.ts'
import { callsOf, renderCalls } from './steps.ts'

/** What the demo ends with. */
export interface Summary {
  readonly lines: readonly string[]
  /** Whether the proposal went the whole way and GitHub's descriptions were kept. */
  readonly good: boolean
}

const wholeWay = 'provisional → ready to integrate → integrated'

/** Counts what the life asked of GitHub, what the app was told, and where either broke GitHub's own descriptions. */
export function summaryOf(
  { calls, deliveries, violations }: Pick<Sandbox, 'calls' | 'deliveries' | 'violations'>,
  { statuses, steps }: Told,
): Summary {
  const passed = statuses.join(' → ')
  const handled = deliveries.filter(({ status }) => status === 202).length
  const life = steps.flatMap((step) => step.calls)
  const registration = steps.flatMap((step) => step.registration)
  const rest = life.filter((call) => !registration.includes(call))
  const before = callsOf(calls).length - life.length
  return {
    lines: [
      ...violations,
      `statuses: ${passed}`,
      `GitHub calls of this life: ${renderCalls(rest)}`,
      `GitHub calls of its registration: ${renderCalls(registration)}`,
      `GitHub calls to get to know the repository: ${before}`,
      `${handled} deliveries handled`,
      `${violations.length} schema violations`,
    ],
    good: passed === wholeWay && violations.length === 0,
  }
}

/** What each chapter asked, for whoever wants to know. */
export function stepLines({ steps }: Told): readonly string[] {
  return steps.flatMap(({ title, calls }, index) => [
    `${index + 1}. ${title}: ${renderCalls(calls)}`,
    `   ${calls.map(({ operation }) => operation).join(', ')}`,
  ])
}
