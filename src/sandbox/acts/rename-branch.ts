import { Problem } from '../problem.ts'
import type { PullRequest } from '../state/conversation.ts'
import { pullsOf } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { World } from '../world.ts'
import { followHead } from './follow-head.ts'
import { tell } from './move-repository.ts'
import { revise } from './record.ts'
import { tellPull } from './tell.ts'
import { tellPush, tellRef } from './tell-push.ts'

interface Acting {
  readonly at: Repository
  readonly by: User
}

/**
 * Gives a branch another name. Pull requests to it follow, those from it close, rules go with it, and
 * the default branch stays the default one.
 */
export async function renameBranch(
  world: World,
  { at, by }: Acting,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Repository> {
  const sha = at.refs.get(`refs/heads/${from}`)
  if (sha === undefined) throw new Problem(404, 'Branch not found')
  if (at.refs.has(`refs/heads/${to}`)) throw new Problem(422, `Branch ${to} already exists`)
  const refs = new Map(at.refs).set(`refs/heads/${to}`, sha)
  refs.delete(`refs/heads/${from}`)
  const renamed: Repository = {
    ...at,
    refs,
    formerBranches: new Map(at.formerBranches).set(from, to),
    defaultBranch: at.defaultBranch === from ? to : at.defaultBranch,
  }
  world.state.repositories.set(at.id, renamed)
  const made = { at: renamed, by, ref: `refs/heads/${to}`, from: undefined, to: sha }
  const gone = { at: renamed, by, ref: `refs/heads/${from}`, from: sha, to: undefined }
  for (const moved of [made, gone]) {
    tellRef(world, moved)
    await tellPush(world, moved)
  }
  moveRules(world, at, { from, to })
  await retarget(world, { at: renamed, by }, { from, to })
  await followHead(world, { at: renamed, branch: from, by }, undefined)
  if (at.defaultBranch === from) tellDefault(world, { at: renamed, by }, from)
  return renamed
}

/** Another branch becomes the default one. */
export function changeDefault(world: World, { at, by }: Acting, to: string): Repository {
  if (!at.refs.has(`refs/heads/${to}`)) {
    throw new Problem(422, `The branch ${to} was not found. Please push that ref first.`)
  }
  const changed = { ...at, defaultBranch: to }
  world.state.repositories.set(at.id, changed)
  tellDefault(world, { at: changed, by }, at.defaultBranch)
  return changed
}

function tellDefault(world: World, acting: Acting, from: string): void {
  tell(world, acting, 'edited', { default_branch: { from } })
}

interface Names {
  readonly from: string
  readonly to: string
}

function moveRules({ state }: World, at: Repository, { from, to }: Names): void {
  for (const rule of state.rules.values()) {
    if (rule.repositoryId !== at.id || rule.branch !== from) continue
    state.rules.set(rule.id, { ...rule, branch: to })
  }
}

async function retarget(world: World, { at, by }: Acting, { from, to }: Names): Promise<void> {
  const open = pullsOf(world.state, at).filter(
    ({ state, pull }) => state === 'open' && pull.baseBranch === from,
  )
  for (const issue of open) {
    const moved = revise<PullRequest>(world, issue, { pull: { ...issue.pull, baseBranch: to } })
    const changes = { base: { ref: { from }, sha: { from: issue.pull.baseSha } } }
    await tellPull(world, { at, by, action: 'edited' }, moved, { changes })
  }
}
