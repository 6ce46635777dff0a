import { asCode } from '../diagnostics/markdown.ts'
import type { Evidence } from './evidence.ts'
import { type RunAsk, verdictOf } from './run-verdict.ts'
import type { Snapshot } from './snapshot.ts'
import { type DispatchAsk, isAnswered, type Trial, trialsOf } from './trials.ts'
import { lostTries, refusalOf, runIdOf } from './validation.ts'

/** How long a run that was dispatched may take to show up before it is missed. */
export const showsWithinMinutes = 10

/**
 * What the runs we dispatched for a head say of the model. Of a dispatch without a run the last is
 * told: refused, not shown yet, deleted since, or never answered.
 */
export function dispatchedEvidence(
  ask: DispatchAsk & RunAsk,
  { runs, intents, now }: Pick<Snapshot, 'runs' | 'intents' | 'now'>,
): readonly Evidence[] {
  const trials = trialsOf(ask, { runs, intents })
  const verdicts = trials.flatMap(({ run }) =>
    run === undefined ? [] : [verdictOf(ask, run, now)],
  )
  const last = trials.at(-1)
  if (last === undefined || last.run !== undefined) return verdicts
  const isLost = trials.slice(-lostTries).filter((trial) => !isAnswered(trial)).length >= lostTries
  return [...verdicts, withoutRun(ask, last, { now, isLost })]
}

function withoutRun(
  ask: DispatchAsk & RunAsk,
  { intent }: Trial,
  { now, isLost }: { readonly now: Date; readonly isLost: boolean },
): Evidence {
  const seen = { says: 'pending', link: undefined, at: intent?.at } as const
  const refused = refusalOf(intent?.outcome)
  if (refused !== undefined) return { ...seen, what: refusal(ask, refused) }
  const age = now.getTime() - (intent?.at.getTime() ?? 0)
  if (age < showsWithinMinutes * 60_000) {
    return { ...seen, what: `${asCode(ask.workflow)} has been asked to run.` }
  }
  const why = missingRun(ask, {
    named: runIdOf(intent?.outcome),
    isAnswered: intent?.outcome !== undefined,
    isLost,
  })
  return { ...seen, what: `${why} A maintainer can have another with \`${ask.retry}\`.` }
}

function missingRun(
  { workflow }: DispatchAsk,
  known: {
    readonly named: string | undefined
    readonly isAnswered: boolean
    readonly isLost: boolean
  },
): string {
  const path = asCode(workflow)
  if (known.named !== undefined) return `Run ${asCode(known.named)} of ${path} was deleted.`
  if (known.isAnswered) {
    return `${path} was started, and no run shows which it is; \`run-name\` has to hold \`inputs.nonce\`.`
  }
  return known.isLost
    ? `GitHub did not answer when ${path} was to be started, ${lostTries} times over.`
    : `GitHub has not answered yet whether ${path} was started.`
}

function refusal({ workflow, retry }: DispatchAsk & RunAsk, status: number): string {
  const path = asCode(workflow)
  const after = `Its runs that people start count too; once that is mended, a maintainer can have one with \`${retry}\`.`
  return `GitHub refused to start ${path}: ${reasons.get(status) ?? 'it did not say why'}. ${after}`
}

const reasons: ReadonlyMap<number, string> = new Map([
  [403, 'the app may not start workflows here'],
  [404, 'there is no such workflow on the default branch'],
  [
    422,
    'it is switched off, has no `workflow_dispatch`, or declares other inputs than `pull_request`, `head_sha` and `nonce`',
  ],
])
