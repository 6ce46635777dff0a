import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

const pull = { ...at, pull_number: 1 }

/** Ben's lily from his fork; Carl may write to Ada's garden. */
async function proposed() {
  const set = await scene()
  const { github, garden, ada, ben, as } = set
  const carl = github.createUser('carl')
  github.addCollaborator(garden, carl, 'write')
  const fork = github.fork(garden, ben)
  const files = new Map([['plants/lily.md', 'White.\n']])
  const head = await github.push(fork, { branch: 'lily', files, by: ben })
  await as(ben).rest.pulls.create({ ...at, title: 'Lily', head: 'ben:lily', base: 'main' })
  const grow = (path: string) =>
    github.push(garden, { branch: 'main', files: new Map([[path, 'New.\n']]), by: ada })
  return { ...set, carl, head, grow, bot: await set.asBot() }
}

test('a person who is asked for a review is off the list when it is given', async () => {
  const { as, ada, carl, bot, news } = await proposed()
  await news()

  const asked = await as(ada).rest.pulls.requestReviewers({ ...pull, reviewers: ['carl'] })
  await as(ada).rest.pulls.requestReviewers({ ...pull, reviewers: ['carl'] })
  const { data: before } = await bot.rest.pulls.listRequestedReviewers(pull)
  await as(carl).rest.pulls.createReview({ ...pull, event: 'APPROVE' })

  const { data: after } = await bot.rest.pulls.listRequestedReviewers(pull)
  expect([asked.status, asked.data.requested_reviewers?.map(({ login }) => login)]).toEqual([
    201,
    ['carl'],
  ])
  expect([before.users.map(({ login }) => login), after.users]).toEqual([['carl'], []])
  expect(await news()).toEqual(['pull_request.review_requested', 'pull_request_review.submitted'])
})

test('neither the author nor a stranger is asked for a review', async () => {
  const { as, ada, bot, github } = await proposed()
  github.createUser('mallory')
  const ask = (login: string) =>
    as(ada).rest.pulls.requestReviewers({ ...pull, reviewers: [login] })

  await expect(ask('ben')).rejects.toThrow('pull request author')
  await expect(ask('mallory')).rejects.toMatchObject({ status: 422 })
  expect((await bot.rest.pulls.listRequestedReviewers(pull)).data.users).toEqual([])
})

test('a team is asked for a review and the request taken back', async () => {
  const { github, app, ada, as, heard } = await scene()
  const park = github.createUser('park', 'Organization')
  const pond = await github.createRepository({ owner: park, name: 'pond' })
  github.install(app, pond)
  github.addCollaborator(pond, ada, 'admin')
  github.grantTeam(github.createTeam(park, 'Keepers'), pond, { role: 'write' })
  const there = { owner: 'park', repo: 'pond' }
  await github.push(pond, { branch: 'fish', files: new Map([['fish.md', 'Red.\n']]), by: ada })
  await as(ada).rest.pulls.create({ ...there, title: 'Fish', head: 'fish', base: 'main' })
  const fish = { ...there, pull_number: 1 }
  const wish = { ...fish, team_reviewers: ['keepers'] }

  await as(ada).rest.pulls.requestReviewers(wish)
  const { data: asked } = await as(ada).rest.pulls.listRequestedReviewers(fish)
  await as(ada).rest.pulls.removeRequestedReviewers({ ...wish, reviewers: [] })

  const { data: after } = await as(ada).rest.pulls.listRequestedReviewers(fish)
  await github.settle()
  expect([asked.teams.map(({ slug }) => slug), after.teams]).toEqual([['keepers'], []])
  expect(heard.slice(-2).map(({ payload }) => payload)).toMatchObject([
    { action: 'review_requested', requested_team: { slug: 'keepers' } },
    { action: 'review_request_removed', requested_team: { slug: 'keepers' } },
  ])
})

test('those who can be assigned are, the others are passed over in silence', async () => {
  const { as, ada, ben, bot, news } = await proposed()
  await news()
  const wish = { ...at, issue_number: 1, assignees: ['carl', 'mallory', 'ben'] }

  const { data } = await as(ada).rest.issues.addAssignees(wish)
  await as(ada).rest.issues.removeAssignees({ ...wish, assignees: ['carl'] })

  const { data: after } = await bot.rest.pulls.get(pull)
  expect(data.assignees?.map(({ login }) => login)).toEqual(['carl', 'ben'])
  expect([after.assignee?.login, after.assignees?.length]).toEqual(['ben', 1])
  await expect(as(ben).rest.issues.addAssignees(wish)).rejects.toMatchObject({ status: 403 })
  expect(await news()).toEqual([
    'pull_request.assigned',
    'pull_request.assigned',
    'pull_request.unassigned',
  ])
})

test('a person updates the branch of a pull request with its base, an app does not', async () => {
  const { as, ben, bot, head, grow, news } = await proposed()
  await expect(as(ben).rest.pulls.updateBranch(pull)).rejects.toThrow('no new commits')
  const base = await grow('plants/tulip.md')
  await news()

  const stale = as(ben).rest.pulls.updateBranch({ ...pull, expected_head_sha: base })
  await expect(stale).rejects.toMatchObject({ status: 422 })
  await expect(bot.rest.pulls.updateBranch(pull)).rejects.toMatchObject({ status: 403 })
  await as(ben).rest.pulls.updateBranch({ ...pull, expected_head_sha: head })

  const { data: after } = await bot.rest.pulls.get(pull)
  const { data: commit } = await bot.rest.git.getCommit({ ...at, commit_sha: after.head.sha })
  expect(commit.parents.map(({ sha }) => sha)).toEqual([head, base])
  expect(commit.message).toBe("Merge branch 'main' into lily")
  expect(await news()).toEqual(['pull_request.synchronize'])
})

test('a conflict is left to people', async () => {
  const { as, ben, github, garden, ada } = await proposed()
  const files = new Map([['plants/lily.md', 'Yellow.\n']])
  await github.push(garden, { branch: 'main', files, by: ada })

  await expect(as(ben).rest.pulls.updateBranch(pull)).rejects.toThrow('merge conflict')
})

test('a branch of a fork is compared with the base', async () => {
  const { bot, head, grow } = await proposed()
  const compare = async (basehead: string) =>
    (await bot.rest.repos.compareCommitsWithBasehead({ ...at, basehead })).data
  const ahead = await compare('main...ben:lily')
  const root = ahead.merge_base_commit.sha
  await grow('plants/tulip.md')

  const diverged = await compare(`main...${head}`)
  const behind = await compare(`main...${root}`)

  expect([ahead.status, ahead.ahead_by, ahead.behind_by]).toEqual(['ahead', 1, 0])
  expect(ahead.files?.map(({ filename, status }) => [filename, status])).toEqual([
    ['plants/lily.md', 'added'],
  ])
  expect([diverged.status, diverged.behind_by, diverged.files?.length]).toEqual(['diverged', 1, 1])
  expect([behind.status, behind.commits]).toEqual(['behind', []])
  expect((await compare('main...main')).status).toBe('identical')
  await expect(compare('main...nowhere')).rejects.toMatchObject({ status: 404 })
})

test('GraphQL shows who is assigned and who is asked for a review', async () => {
  const { as, ada, bot } = await proposed()
  await as(ada).rest.issues.addAssignees({ ...at, issue_number: 1, assignees: ['ben'] })
  await as(ada).rest.pulls.requestReviewers({ ...pull, reviewers: ['carl'] })

  const answer = await bot.graphql(`query {
    repository(owner: "ada", name: "garden") {
      pullRequest(number: 1) {
        assignees(first: 5) { nodes { login } }
        reviewRequests(first: 5) { nodes { requestedReviewer { ... on User { login } } } }
      }
    }
  }`)

  expect(answer).toEqual({
    repository: {
      pullRequest: {
        assignees: { nodes: [{ login: 'ben' }] },
        reviewRequests: { nodes: [{ requestedReviewer: { login: 'carl' } }] },
      },
    },
  })
})
