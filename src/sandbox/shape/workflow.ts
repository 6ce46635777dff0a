import { pullsOf } from '../state/lookup.ts'
import type { Repository } from '../state/repository.ts'
import type { Job, Run, Workflow } from '../state/workflows.ts'
import type { Shape, World } from '../world.ts'
import { placesOf } from './issue.ts'
import { nodeId } from './node-id.ts'
import { userShape } from './people.ts'
import { pullMention } from './pull.ts'
import { repositoryShape } from './repository.ts'

/** A workflow; its name is the one the file gives itself. */
export function workflowShape(
  world: World,
  at: Repository,
  seen: Workflow & { name: string },
): Shape {
  const { api, page } = placesOf(world, at)
  return {
    id: seen.id,
    node_id: nodeId('W', seen.id),
    name: seen.name,
    path: seen.path,
    state: seen.state,
    url: `${api}/actions/workflows/${seen.id}`,
    html_url: `${page}/blob/${at.defaultBranch}/${seen.path}`,
    badge_url: `${page}/workflows/${encodeURIComponent(seen.name)}/badge.svg`,
    created_at: at.createdAt,
    updated_at: at.createdAt,
  }
}

export function runShape(world: World, at: Repository, run: Run): Shape {
  const { api, page } = placesOf(world, at)
  const url = `${api}/actions/runs/${run.id}`
  const head = world.state.repositories.get(run.headRepositoryId)
  return {
    id: run.id,
    node_id: nodeId('WFR', run.id),
    name: run.name,
    display_title: run.displayTitle,
    path: run.path,
    workflow_id: run.workflowId,
    event: run.event,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    run_number: run.number,
    run_attempt: run.attempt,
    status: run.status,
    conclusion: run.conclusion,
    actor: userShape(world, run.actorId),
    triggering_actor: userShape(world, run.triggeredById),
    previous_attempt_url: run.attempt === 1 ? null : `${url}/attempts/${run.attempt - 1}`,
    pull_requests: pullsOfRun(world, at, run),
    repository: repositoryShape(world, at),
    head_repository: head === undefined ? null : repositoryShape(world, head),
    url,
    html_url: `${page}/actions/runs/${run.id}`,
    jobs_url: `${url}/jobs`,
    workflow_url: `${api}/actions/workflows/${run.workflowId}`,
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    run_started_at: run.startedAt,
  }
}

/** Open pull requests from the branch or at the commit of the run; those of forks are left out. */
function pullsOfRun(world: World, at: Repository, run: Run): readonly Shape[] {
  return pullsOf(world.state, at)
    .filter(({ state, pull }) => state === 'open' && pull.headRepositoryId === at.id)
    .filter(() => run.headRepositoryId === at.id)
    .filter(({ pull }) => pull.headBranch === run.headBranch || pull.headSha === run.headSha)
    .map((issue) => pullMention(world, at, issue))
}

export function jobShape(
  world: World,
  at: Repository,
  { run, job }: { readonly run: Run; readonly job: Job },
): Shape {
  const { api, page } = placesOf(world, at)
  return {
    id: job.id,
    node_id: nodeId('CR', job.id),
    run_id: run.id,
    run_attempt: job.attempt,
    run_url: `${api}/actions/runs/${run.id}`,
    workflow_name: run.name,
    head_sha: run.headSha,
    head_branch: run.headBranch,
    name: job.name,
    status: job.status,
    conclusion: job.conclusion,
    url: `${api}/actions/jobs/${job.id}`,
    html_url: `${page}/actions/runs/${run.id}/job/${job.id}`,
    check_run_url: `${api}/check-runs/${job.id}`,
    created_at: job.startedAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    steps: [],
    labels: [],
  }
}
