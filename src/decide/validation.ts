import type { Snapshot } from '../lifecycle/snapshot.ts'
import { runsOf, type ValidationAsk } from '../lifecycle/validated.ts'
import { intentOf, maximumAttempts, nonceOf } from '../lifecycle/validation.ts'
import type { Known } from './gates.ts'
import type { Plan } from './plan.ts'
import type { Standing } from './standing.ts'

const minute = 60_000
/** How long an unanswered dispatch may take to show up as a run before it is tried again. */
const graceMinutes = 2
/** How often a run under way is looked at, should its webhook get lost. */
const patienceMinutes = 10

/**
 * What has to be validated: the registration's head, when the registry there holds exactly the
 * repository and revision the proposal asks for.
 */
export function askOf(snapshot: Snapshot, known: Known): ValidationAsk | undefined {
  const { ownPulls, registrationFiles, repository, config, bot, file } = snapshot
  const { name, target, proposal } = known
  const pull = ownPulls.get('registration')?.pull
  if (pull === undefined || pull.state === 'closed') return undefined
  if (name === undefined || registrationFiles === undefined) return undefined

  const there = target?.inspect(name, registrationFiles)
  const sameModel = there?.repository?.toLowerCase() === proposal.model?.repository?.toLowerCase()
  const sameRevision = there?.revision === proposal.model?.revision
  if (there?.registered !== true || !sameModel || !sameRevision) return undefined
  return {
    repository: repository.id,
    file,
    head: pull.head,
    name,
    bot: bot.id,
    workflow: config.validation.workflow,
    job: config.validation.job,
    branch: repository.defaultBranch,
  }
}

/** Plans the dispatch of the validation workflow: once for a head, again only when a dispatch left no trace. */
export function planValidation(snapshot: Snapshot, standing: Standing): Plan {
  const gate = standing.gates.get('validated')
  const ask = askOf(snapshot, standing)
  const number = snapshot.ownPulls.get('registration')?.pull?.number
  if (ask === undefined || number === undefined) return []
  if (gate?.is !== 'missing' && gate?.is !== 'unknown') return []
  if (standing.decisions.hold !== undefined) return []
  if (runsOf(ask, snapshot.runs).length > 0) return [lookAgain(snapshot, patienceMinutes)]

  const tried = triesOf(snapshot, ask)
  const last = tried.at(-1)
  if (last?.outcome !== undefined) return [lookAgain(snapshot, patienceMinutes)]
  const age = last === undefined ? Infinity : snapshot.now.getTime() - last.at.getTime()
  if (age < graceMinutes * minute) return [lookAgain(snapshot, graceMinutes)]
  if (tried.length >= maximumAttempts) return []
  return [dispatchOf(ask, number, tried.length + 1)]
}

/** The dispatches of this head that were written down, first attempt first. */
function triesOf(snapshot: Snapshot, ask: ValidationAsk): Snapshot['intents'] {
  const attempts = Array.from({ length: maximumAttempts }, (_, index) => index + 1)
  return attempts.flatMap((attempt) => {
    const id = intentOf({ ...ask, attempt })
    return snapshot.intents.filter((intent) => intent.id === id)
  })
}

function dispatchOf(ask: ValidationAsk, number: number, attempt: number): Plan[number] {
  return {
    kind: 'dispatch',
    intent: intentOf({ ...ask, attempt }),
    workflow: ask.workflow,
    ref: ask.branch,
    inputs: {
      pull_request: String(number),
      head_sha: ask.head,
      nonce: nonceOf({ ...ask, attempt }),
    },
  }
}

function lookAgain({ now }: Snapshot, minutes: number): Plan[number] {
  return { kind: 'look-again', at: new Date(now.getTime() + minutes * minute) }
}
