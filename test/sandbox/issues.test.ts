import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

test('locking a conversation is told once and keeps those out who may not write', async () => {
  const { as, ada, ben, asBot, news } = await scene()
  const bot = await asBot()
  await bot.rest.issues.create({ ...at, title: 'Audit', labels: ['audit'] })
  await news()
  const here = { ...at, issue_number: 1 }

  await as(ada).rest.issues.lock({ ...here, lock_reason: 'too heated' })
  await as(ada).rest.issues.lock(here)
  const byStranger = as(ben).rest.issues.createComment({ ...here, body: 'But!' })
  await expect(byStranger).rejects.toMatchObject({ status: 403 })
  const byApp = await bot.rest.issues.createComment({ ...here, body: 'Noted.' })
  await as(ada).rest.issues.unlock(here)

  expect(byApp.status).toBe(201)
  expect(await news()).toEqual(['issues.locked', 'issue_comment.created', 'issues.unlocked'])
})

test('a locked pull request is told as one', async () => {
  const { as, ada, github, garden, news } = await scene()
  await github.push(garden, { branch: 'lily', files: new Map([['a.md', 'A.\n']]), by: ada })
  await as(ada).rest.pulls.create({ ...at, title: 'Lily', head: 'lily', base: 'main' })
  await news()

  await as(ada).rest.issues.lock({ ...at, issue_number: 1 })

  expect(await news()).toEqual(['pull_request.locked'])
})

test('an issue of the app is found by its label and state, by REST and by GraphQL', async () => {
  const { asBot, as, ada } = await scene()
  const bot = await asBot()
  await bot.rest.issues.create({ ...at, title: 'Audit', body: 'All is well.', labels: ['audit'] })
  await as(ada).rest.issues.create({ ...at, title: 'Weeds' })
  await bot.rest.issues.update({ ...at, issue_number: 1, body: 'Weeds.', state: 'closed' })

  const { data: open } = await bot.rest.issues.listForRepo({ ...at, labels: 'audit' })
  const { data: all } = await bot.rest.issues.listForRepo({ ...at, labels: 'audit', state: 'all' })
  const answer = await bot.graphql(`query {
    repository(owner: "ada", name: "garden") {
      issue(number: 1) { title body state stateReason author { login } labels(first: 5) { nodes { name } } }
      issues(first: 5, states: [OPEN]) { nodes { number title } }
    }
  }`)

  expect([open.length, all.map(({ number }) => number)]).toEqual([0, [1]])
  expect(answer).toEqual({
    repository: {
      issue: {
        title: 'Audit',
        body: 'Weeds.',
        state: 'CLOSED',
        stateReason: 'COMPLETED',
        author: { login: 'gardener' },
        labels: { nodes: [{ name: 'audit' }] },
      },
      issues: { nodes: [{ number: 2, title: 'Weeds' }] },
    },
  })
})

test('issues are found by whoever made them, an app by its name with `[bot]`', async () => {
  const { asBot, as, ada } = await scene()
  const bot = await asBot()
  await bot.rest.issues.create({ ...at, title: 'Audit' })
  await as(ada).rest.issues.create({ ...at, title: 'Weeds' })
  const query = `query($by: String!) {
    repository(owner: "ada", name: "garden") {
      issues(first: 5, filterBy: { createdBy: $by }) { nodes { title } }
    }
  }`

  const titles = async (by: string): Promise<unknown> => await bot.graphql(query, { by })

  const nodes = (title: string) => ({ repository: { issues: { nodes: [{ title }] } } })
  expect(await titles('gardener[bot]')).toEqual(nodes('Audit'))
  expect(await titles('Ada')).toEqual(nodes('Weeds'))
  expect(await titles('gardener')).toEqual({ repository: { issues: { nodes: [] } } })
})

test('more than four hundred comments are read in pages of a hundred', async () => {
  const { asBot, as, ada } = await scene()
  const bot = await asBot()
  await bot.rest.issues.create({ ...at, title: 'Long' })
  const { rest } = as(ada)
  for (let count = 1; count <= 410; count += 1) {
    await rest.issues.createComment({ ...at, issue_number: 1, body: `Word ${count}` })
  }

  const bodies: string[] = []
  let after: string | null = null
  do {
    const page: Page = await bot.graphql(longQuery, { after })
    const { nodes, pageInfo } = page.repository.issue.comments
    bodies.push(...nodes.map(({ body }) => body))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)

  expect(bodies).toHaveLength(410)
  expect([bodies[0], bodies.at(-1), new Set(bodies).size]).toEqual(['Word 1', 'Word 410', 410])
  const { data: last } = await bot.rest.issues.listComments({
    ...at,
    issue_number: 1,
    per_page: 100,
    page: 5,
  })
  expect(last).toHaveLength(10)
})

interface Page {
  readonly repository: {
    readonly issue: {
      readonly comments: {
        readonly nodes: readonly { readonly body: string }[]
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
      }
    }
  }
}

const longQuery = `query ($after: String) {
  repository(owner: "ada", name: "garden") {
    issue(number: 1) {
      comments(first: 100, after: $after) { nodes { body } pageInfo { hasNextPage endCursor } }
    }
  }
}`
