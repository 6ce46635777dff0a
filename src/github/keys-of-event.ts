import { z } from 'zod'
import { defaultConfig } from '../config/config.ts'
import { parseMarker } from '../decide/marker.ts'
import { labelsOf } from '../lifecycle/names.ts'
import type { Key } from '../reconcile/key.ts'
import type { StoredRequest } from '../store/store.ts'
import { clicked } from './clicked.ts'
import { isEcho } from './echoes.ts'
import { keysOfInstallation } from './keys-of-installation.ts'
import { anyPull } from './requests-on.ts'

/** What a webhook is about: where to look, and what cannot be read again later. */
export interface Heard {
  readonly keys: readonly Key[]
  readonly requests: readonly StoredRequest[]
}

const nothing: Heard = { keys: [], requests: [] }

const id = z.union([z.number(), z.bigint(), z.string()]).transform(String)
const repository = z.object({ id })
const numbered = z.object({ number: z.number().int().positive() })
const written = numbered.extend({
  user: z.object({ login: z.string(), type: z.string() }).nullish().catch(undefined),
  body: z.string().nullish().catch(undefined),
})

const common = z.object({
  action: z.string().optional().catch(undefined),
  sender: z.object({ login: z.string(), type: z.string() }).optional().catch(undefined),
  repository: repository.optional().catch(undefined),
})

/** The part of a webhook that every kind of it has. */
interface About {
  readonly action: string
  readonly repository: string
  readonly payload: unknown
  readonly ownLogin: string
}

/**
 * Says what to look at after a webhook. It never throws and never believes the payload's copy of
 * anything: a payload it cannot read is about nothing, and the next sweep stands behind it.
 *
 * What our own bot (`ownLogin`, with `[bot]`) has caused is about nothing, except where a person or
 * a workflow stands behind it: runs we have dispatched and pull requests that were closed.
 */
export function keysOfEvent(event: string, payload: unknown, ownLogin: string): Heard {
  const parsed = common.safeParse(payload)
  if (!parsed.success) return nothing
  const { action = '', sender, repository } = parsed.data
  const byUs = sender?.login === ownLogin && sender.type === 'Bot'
  if (event.startsWith('installation')) {
    return { keys: keysOfInstallation(action, payload), requests: [] }
  }
  if (repository === undefined) return nothing
  const about = { action, repository: repository.id, payload, ownLogin }
  if (byUs && isEcho(event, action)) {
    return event === 'pull_request' ? { keys: ownHead(about), requests: [] } : nothing
  }
  return heardOf(event, about)
}

function heardOf(event: string, about: About): Heard {
  switch (event) {
    case 'pull_request':
      return (
        mergedPull(about) ?? {
          keys: [...pull(about).keys, ...ownHead(about)],
          requests: gateRequests(about),
        }
      )
    case 'pull_request_review':
    case 'pull_request_review_comment':
    case 'pull_request_review_thread':
      return pull(about)
    case 'issue_comment':
      return comment(about)
    case 'check_run':
    case 'check_suite':
      return checks(about)
    case 'merge_group':
      return group(about)
    case 'push':
      return push(about)
    case 'workflow_run':
      return run(about)
    case 'repository':
    case 'label':
      return whole(about.repository)
    default:
      return nothing
  }
}

function whole(...repositories: readonly string[]): Heard {
  return {
    keys: repositories.map((one) => ({ kind: 'repository', repository: one })),
    requests: [],
  }
}

function pulls({ repository }: About, numbers: readonly number[]): Heard {
  const keys = [...new Set(numbers)].map(
    (number) => ({ kind: 'pull', repository, number }) as const,
  )
  return { keys, requests: [] }
}

const commit = z.string().regex(/^[0-9a-f]{40}$/)
const mergePayload = z.object({
  pull_request: numbered.extend({
    merged: z.literal(true),
    merge_commit_sha: commit.nullish().catch(undefined),
    base: z.object({ ref: z.string() }),
  }),
  repository: z.object({ default_branch: z.string() }),
})

/** A merge changes the default branch: it is told with the commit that the push names as well. */
function mergedPull({ action, payload, repository }: About): Heard | undefined {
  if (action !== 'closed') return undefined
  const { data } = mergePayload.safeParse(payload)
  if (data === undefined) return undefined
  const { base, number, merge_commit_sha: merged } = data.pull_request
  if (base.ref !== data.repository.default_branch) return undefined
  if (!merged) return whole(repository)
  return { keys: [{ kind: 'pull', repository, number, merged }], requests: [] }
}

const runPayload = z.object({
  workflow_run: z.object({
    id: z.union([z.number(), z.bigint(), z.string()]).transform(String),
    run_attempt: z.number().catch(1),
    actor: z.object({ login: z.string() }).nullish().catch(undefined),
  }),
})

/** Runs of others count once they have ended. Of the start of one of ours we know, having started it. */
function run({ action, repository, payload, ownLogin }: About): Heard {
  const { data } = runPayload.safeParse(payload)
  if (data === undefined) return whole(repository)
  const { id, actor, run_attempt } = data.workflow_run
  const isNews = action !== 'requested' || run_attempt > 1
  const counts = action === 'completed' || (actor?.login === ownLogin && isNews)
  return counts ? { keys: [{ kind: 'run', repository, run: id }], requests: [] } : nothing
}

const pullPayload = z.object({ pull_request: written })

function pull(about: About): Heard {
  const { data } = pullPayload.safeParse(about.payload)
  return data ? pullOrProposal(about, data.pull_request) : nothing
}

/** A pull request of our own says itself which proposal it is about. */
function pullOrProposal(about: About, given: z.infer<typeof written>): Heard {
  const { repository, ownLogin } = about
  const isOurs = given.user?.type === 'Bot' && given.user.login === ownLogin
  const marker = isOurs ? parseMarker(given.body ?? '') : undefined
  if (marker?.kind === 'repair') return { keys: [{ kind: 'audit', repository }], requests: [] }
  if (marker?.kind !== 'follow-up') return pulls(about, [given.number])
  const key = {
    kind: 'proposal',
    repository: marker.home ?? repository,
    file: marker.file,
  } as const
  return { keys: [key], requests: [] }
}

/** A pull request of our own has a new head, where a rule may ask for our checks. */
function ownHead({ action, repository, payload, ownLogin }: About): Heard['keys'] {
  if (!['opened', 'reopened', 'synchronize'].includes(action)) return []
  const { data } = pullPayload.safeParse(payload)
  const by = data?.pull_request.user
  if (data === undefined || by?.type !== 'Bot' || by.login !== ownLogin) return []
  return [{ kind: 'checks', repository, number: data.pull_request.number }]
}

function head({ repository }: About, at: string): Heard['keys'][number] {
  return { kind: 'head', repository, head: at }
}

const groupPayload = z.object({ merge_group: z.object({ head_sha: commit }) })

/** The name of a group's branch says a number; which pull requests it holds is read from its files. */
function group(about: About): Heard {
  const { data } = groupPayload.safeParse(about.payload)
  if (about.action !== 'checks_requested' || data === undefined) return nothing
  return { keys: [head(about, data.merge_group.head_sha)], requests: [] }
}

const commentPayload = z.object({
  issue: written.extend({ pull_request: z.object({}).optional().catch(undefined) }),
  changes: z.object({ body: z.object({}).optional() }).optional(),
})

/** GitHub sends edits without a change of the text when a review is posted. */
function comment(about: About): Heard {
  const { data } = commentPayload.safeParse(about.payload)
  if (data === undefined) return nothing
  if (about.action === 'edited' && data.changes?.body === undefined) return nothing
  const isPull = data.issue.pull_request !== undefined
  return isPull ? pullOrProposal(about, data.issue) : auditIssue(about, data.issue)
}

/** An issue is about something where it is the audit's own. */
function auditIssue({ repository, ownLogin }: About, given: z.infer<typeof written>): Heard {
  const isOurs = given.user?.type === 'Bot' && given.user.login === ownLogin
  if (!isOurs || parseMarker(given.body ?? '')?.kind !== 'audit') return nothing
  return { keys: [{ kind: 'audit', repository }], requests: [] }
}

const checked = z.object({
  pull_requests: z.array(numbered).catch([]),
  external_id: z.string().nullish().catch(undefined),
  head_sha: commit.optional().catch(undefined),
})
const checksPayload = z.union([
  z.object({ check_run: checked }).transform((given) => given.check_run),
  z.object({ check_suite: checked }).transform((given) => given.check_suite),
])
const ownExternalId = /^v1:(?<number>[1-9]\d{0,9}):/

/** Checks on heads of forks name no pull request; our runs carry its number themselves, a suite has only its head. */
function checks(about: About): Heard {
  if (about.action !== 'rerequested' && about.action !== 'requested_action') return nothing
  const { data } = checksPayload.safeParse(about.payload)
  if (data === undefined) return nothing
  const own = ownExternalId.exec(data.external_id ?? '')?.groups?.number
  const numbers = own === undefined ? data.pull_requests.map((one) => one.number) : [Number(own)]
  if (numbers.length > 0) return { ...pulls(about, numbers), requests: clicksOn(about, numbers) }
  if (data.head_sha === undefined) return whole(about.repository)
  return { keys: [head(about, data.head_sha)], requests: clicksOn(about, [anyPull]) }
}

function clicksOn({ payload, repository }: About, numbers: readonly number[]): Heard['requests'] {
  return numbers.flatMap((pull) => clicked(payload, { repository, pull }))
}

const pushPayload = z.object({
  ref: z.string(),
  after: commit.optional().catch(undefined),
  repository: z.object({ default_branch: z.string() }),
})

function push(about: About): Heard {
  const { data } = pushPayload.safeParse(about.payload)
  const isDefault = data?.ref === `refs/heads/${data?.repository.default_branch}`
  if (data === undefined || !isDefault) return nothing
  const head = data.after === undefined ? {} : { head: data.after }
  return { keys: [{ kind: 'repository', repository: about.repository, ...head }], requests: [] }
}

const labelPayload = z.object({
  sender: z.object({ login: z.string(), type: z.literal('User') }),
  label: z.object({ name: z.string() }),
  pull_request: numbered.extend({
    head: z.object({ sha: z.string() }),
    updated_at: z.iso.datetime(),
  }),
})

/**
 * The gate label, put on or taken off by a person, with the head it was about: nobody can say later
 * which that was. The prefix is a matter of configuration, so the label is known by how it ends.
 */
function gateRequests({ action, repository, payload }: About): readonly StoredRequest[] {
  if (action !== 'labeled' && action !== 'unlabeled') return []
  const { data } = labelPayload.safeParse(payload)
  if (
    data === undefined ||
    !data.label.name.endsWith(labelsOf({ ...defaultConfig.labels, prefix: '' }).approved)
  )
    return []
  const { number, head, updated_at } = data.pull_request
  const kind = `label:${action === 'labeled' ? 'on' : 'off'}:${data.label.name}`
  return [
    {
      id: `${repository}#${number}:${kind}:${head.sha}:${updated_at}`,
      repository,
      pull: number,
      kind,
      actor: data.sender.login,
      at: new Date(updated_at),
      head: head.sha,
    },
  ]
}
