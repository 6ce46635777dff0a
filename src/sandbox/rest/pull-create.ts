import { z } from 'zod'
import { openPull } from '../acts/open-pull.ts'
import { admit } from '../auth/access.ts'
import { invalid } from '../problem.ts'
import { pullShape } from '../shape/pull.ts'
import { familyMember } from '../state/lookup.ts'
import type { Repository } from '../state/repository.ts'
import { type Answer, created, type RepositoryCall, read } from './operation.ts'

const wish = z.object({
  title: z.string().min(1).max(256),
  head: z.string(),
  head_repo: z.string().optional(),
  base: z.string(),
  body: z.string().max(65_536).nullish(),
  draft: z.boolean().default(false),
  maintainer_can_modify: z.boolean().default(true),
})

/** Opens a pull request; `head` is a branch, or `owner:branch` of a fork. */
export async function createPull(call: RepositoryCall): Promise<Answer> {
  const { world, repository, user } = call
  const { head, base, body, ...rest } = read(call, wish)
  const at = head.indexOf(':')
  const owner = at < 0 ? undefined : head.slice(0, at)
  const headRepository =
    owner === undefined ? repository : familyMember(world.state, repository, owner)
  if (headRepository === undefined) throw invalid('PullRequest', 'head', 'head is invalid')
  checkRight(call, headRepository)
  const pull = {
    title: rest.title,
    body: body ?? null,
    draft: rest.draft,
    maintainerCanModify: rest.maintainer_can_modify,
    headRepository,
    headBranch: head.slice(at + 1),
    baseBranch: base.replace(/^refs\/heads\//, ''),
  }
  const issue = await openPull(world, { at: repository, by: user }, pull)
  const shape = await pullShape(world, repository, issue)
  return created({ ...shape, mergeable: null, mergeable_state: 'unknown' })
}

/** Whoever opens a pull request must be able to write to its head; an app in its own repository may. */
function checkRight({ world, actor, repository }: RepositoryCall, head: Repository): void {
  if (actor.kind === 'installation' && head.id === repository.id) return
  admit(world.state, actor, { at: head, role: 'write', needs: ['contents:write'] })
}
