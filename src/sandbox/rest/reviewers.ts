import { z } from 'zod'
import { revise } from '../acts/record.ts'
import { tellPull } from '../acts/tell.ts'
import { Problem } from '../problem.ts'
import { userShape } from '../shape/people.ts'
import { pullSummary } from '../shape/pull.ts'
import { teamShape } from '../shape/team.ts'
import type { PullRequest } from '../state/conversation.ts'
import { isCollaborator, userNamed } from '../state/lookup.ts'
import type { Shape } from '../world.ts'
import { pullAt } from './find.ts'
import {
  type Answer,
  inRepository,
  type Operations,
  ok,
  type RepositoryCall,
  read,
} from './operation.ts'

const reading = { needs: ['pull_requests:read'], role: 'read' } as const
const writing = { needs: ['pull_requests:write'], role: 'triage' } as const

/** Who is asked for a review. */
export const reviewers: Operations = {
  'pulls/list-requested-reviewers': inRepository(reading, (call) => {
    const { world } = call
    const { reviewerIds, reviewTeamIds } = pullAt(call).pull
    const teams = reviewTeamIds.flatMap((id) => world.state.teams.get(id) ?? [])
    return ok({
      users: reviewerIds.map((id) => userShape(world, id)),
      teams: teams.map((team) => teamShape(world, team)),
    })
  }),
  'pulls/request-reviewers': inRepository(writing, async (call) => {
    const body = await change(call, 'review_requested')
    return { kind: 'whole', status: 201, body }
  }),
  'pulls/remove-requested-reviewers': inRepository(
    writing,
    async (call): Promise<Answer> => ok(await change(call, 'review_request_removed')),
  ),
}

const wish = z.object({
  reviewers: z.array(z.string()).default([]),
  team_reviewers: z.array(z.string()).default([]),
})

type Action = 'review_requested' | 'review_request_removed'

/** Each one who comes or goes is told by itself. */
async function change(call: RepositoryCall, action: Action): Promise<Shape> {
  const { world, repository: at, user: by } = call
  const wished = read(call, wish)
  const users = wished.reviewers.map((login) => reviewerNamed(call, login))
  const teams = wished.team_reviewers.map((slug) => teamNamed(call, slug))
  const tell = async (pull: Partial<PullRequest['pull']>, extra: Shape): Promise<void> => {
    const issue = pullAt(call)
    const revised = revise<PullRequest>(world, issue, { pull: { ...issue.pull, ...pull } })
    await tellPull(world, { at, by, action }, revised, extra)
  }
  for (const { id } of users) {
    const ids = pullAt(call).pull.reviewerIds
    if (ids.includes(id) === (action === 'review_requested')) continue
    const requested_reviewer = userShape(world, id)
    await tell({ reviewerIds: toggled(ids, id) }, { requested_reviewer })
  }
  for (const team of teams) {
    const ids = pullAt(call).pull.reviewTeamIds
    if (ids.includes(team.id) === (action === 'review_requested')) continue
    const requested_team = teamShape(world, team)
    await tell({ reviewTeamIds: toggled(ids, team.id) }, { requested_team })
  }
  return pullSummary(world, at, pullAt(call))
}

function toggled(ids: readonly number[], id: number): readonly number[] {
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]
}

const notCollaborator = 'Reviews may only be requested from collaborators.'

function reviewerNamed(call: RepositoryCall, login: string) {
  const user = userNamed(call.world.state, login)
  if (user?.id === pullAt(call).authorId) {
    throw new Problem(422, 'Review cannot be requested from pull request author.')
  }
  if (user === undefined || !isCollaborator(call.world.state, call.repository, user.id)) {
    throw new Problem(422, `${notCollaborator} ${login} is none.`)
  }
  return user
}

function teamNamed({ world, repository }: RepositoryCall, slug: string) {
  const teams = [...world.state.teams.values()]
  const own = teams.filter((team) => team.organizationId === repository.ownerId)
  const team = own.find((one) => one.slug === slug && one.grants.has(repository.id))
  if (team === undefined) throw new Problem(422, `${notCollaborator} The team ${slug} is none.`)
  return team
}
