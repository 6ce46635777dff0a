import type { PullRequest } from '../state/conversation.ts'
import type { World } from '../world.ts'
import { baseTipOf } from './pull-diff.ts'

const known = new WeakMap<World['place'], Map<string, boolean>>()

/** Whether the pull request merges without conflict; a closed one has no answer. */
export async function mergeabilityOf(world: World, issue: PullRequest): Promise<boolean | null> {
  if (issue.state === 'closed') return null
  const base = baseTipOf(world, issue)
  const answers = known.get(world.place) ?? new Map<string, boolean>()
  known.set(world.place, answers)
  const key = `${base} ${issue.pull.headSha}`
  const answer = answers.get(key) ?? (await mergesCleanly(world, base, issue.pull.headSha))
  answers.set(key, answer)
  return answer
}

async function mergesCleanly(world: World, base: string, head: string): Promise<boolean> {
  if (await world.git.isAncestor(base, head)) return true
  const author = { name: 'GitHub', email: 'noreply@github.com', at: world.clock.now() }
  const merged = await world.git.merge('merge', base, head, { message: 'Test merge', author })
  return merged.kind === 'merged'
}
