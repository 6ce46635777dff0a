import type { Sandbox } from '../../sandbox/sandbox.ts'

/** What the demo ends with. */
export interface Summary {
  readonly lines: readonly string[]
  /** Whether the proposal went the whole way and GitHub's descriptions were kept. */
  readonly good: boolean
}

const wholeWay = 'provisional → ready to integrate → integrated'

/** Counts what the app asked of GitHub, what it was told, and where either broke GitHub's own descriptions. */
export function summaryOf(
  { calls, deliveries, violations }: Pick<Sandbox, 'calls' | 'deliveries' | 'violations'>,
  statuses: readonly string[],
): Summary {
  const ours = calls.filter(({ actor }) => actor.startsWith('usher'))
  const count = (kind: string): number => ours.filter((call) => call.kind === kind).length
  const passed = statuses.join(' → ')
  const handled = deliveries.filter(({ status }) => status === 202).length
  const kinds = `${count('graphql')} GraphQL, ${count('read')} reads, ${count('write')} writes`
  return {
    lines: [
      ...violations,
      `statuses: ${passed}`,
      `${ours.length} GitHub calls (${kinds})`,
      `${handled} deliveries handled`,
      `${violations.length} schema violations`,
    ],
    good: passed === wholeWay && violations.length === 0,
  }
}
