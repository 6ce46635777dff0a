import { rulesOf } from '../acts/rules.ts'
import { Problem } from '../problem.ts'
import { placesOf } from '../shape/issue.ts'
import { fullNameOf } from '../state/lookup.ts'
import type { BranchRule } from '../state/rules.ts'
import type { Shape } from '../world.ts'
import {
  type Answer,
  inRepository,
  listed,
  type Operations,
  ok,
  type RepositoryCall,
  textAt,
} from './operation.ts'

const metadata = { needs: ['metadata:read'], role: 'read' } as const
const administration = { needs: ['administration:read'], role: 'admin' } as const

/** What branches demand. Rulesets may be read by everybody, the older protection by administrators. */
export const rules: Operations = {
  'repos/get-branch-rules': inRepository(metadata, (call) => {
    const { world, repository } = call
    const all = rulesOf(world, repository, textAt(call, 'branch'))
    const shapes = all
      .filter(({ kind }) => kind === 'ruleset')
      .flatMap((rule) => partsOf(rule).map((part) => ({ ...part, ...sourceOf(call, rule) })))
    return listed(shapes, (shape) => shape)
  }),
  'repos/get-branch-protection': inRepository(administration, getProtection),
}

function sourceOf({ world, repository }: RepositoryCall, rule: BranchRule): Shape {
  return {
    ruleset_source_type: 'Repository',
    ruleset_source: fullNameOf(world.state, repository),
    ruleset_id: rule.id,
  }
}

function partsOf({ checks, pullsOnly, queue }: BranchRule): readonly Shape[] {
  const required = checks.map(({ context, appId }) => ({
    context,
    ...(appId === undefined ? {} : { integration_id: appId }),
  }))
  const parameters = {
    required_status_checks: required,
    strict_required_status_checks_policy: false,
    do_not_enforce_on_create: false,
  }
  return [
    ...(checks.length === 0 ? [] : [{ type: 'required_status_checks', parameters }]),
    ...(pullsOnly ? [{ type: 'pull_request', parameters: pullParameters }] : []),
    ...(queue ? [{ type: 'merge_queue', parameters: queueParameters }] : []),
  ]
}

const pullParameters = {
  dismiss_stale_reviews_on_push: false,
  require_code_owner_review: false,
  require_last_push_approval: false,
  required_approving_review_count: 0,
  required_review_thread_resolution: false,
}

const queueParameters = {
  check_response_timeout_minutes: 60,
  grouping_strategy: 'ALLGREEN',
  max_entries_to_build: 5,
  max_entries_to_merge: 5,
  merge_method: 'MERGE',
  min_entries_to_merge: 1,
  min_entries_to_merge_wait_minutes: 5,
}

function getProtection(call: RepositoryCall): Answer {
  const { world, repository } = call
  const branch = textAt(call, 'branch')
  const { api } = placesOf(world, repository)
  const all = rulesOf(world, repository, branch).filter(({ kind }) => kind === 'protection')
  if (all.length === 0) throw new Problem(404, 'Branch not protected')
  const url = `${api}/branches/${branch}/protection`
  return ok({
    url,
    required_status_checks: { url: `${url}/required_status_checks`, ...requiredBy(all) },
    enforce_admins: { url: `${url}/enforce_admins`, enabled: true },
  })
}

/** The names, and the names with their apps; a check that any app may report has none. */
function requiredBy(all: readonly BranchRule[]): Shape {
  const required = all.flatMap(({ checks }) => checks)
  return {
    strict: false,
    contexts: required.map(({ context }) => context),
    contexts_url: '',
    checks: required.map(({ context, appId }) => ({ context, app_id: appId ?? null })),
  }
}

/** What a branch says of its protection when it is asked for itself. */
export function protectionOf(call: RepositoryCall, branch: string): Shape {
  const all = rulesOf(call.world, call.repository, branch)
  const old = all.filter(({ kind }) => kind === 'protection')
  const { strict: _, contexts_url: __, ...required } = requiredBy(old)
  const summary = { ...required, enforcement_level: old.length === 0 ? 'off' : 'everyone' }
  return {
    protected: all.length > 0,
    protection: { enabled: old.length > 0, required_status_checks: summary },
  }
}
