import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

async function pushed() {
  const set = await scene({ permissions: { statuses: 'write' }, events: ['status'] })
  const { github, garden, ada } = set
  const files = new Map([['plants/lily.md', 'White.\n']])
  const sha = await github.push(garden, { branch: 'lily', files, by: ada })
  return { ...set, sha, bot: await set.asBot() }
}

test('the latest status of a context counts, upper and lower case alike', async () => {
  const { bot, as, ada, sha, news } = await pushed()
  const set = (context: string, state: 'pending' | 'success' | 'failure') =>
    as(ada).rest.repos.createCommitStatus({ ...at, sha, context, state })
  await news()
  await set('ci/measure', 'pending')
  await set('ci/smell', 'success')
  const { data: before } = await bot.rest.repos.getCombinedStatusForRef({ ...at, ref: 'lily' })

  await set('CI/Measure', 'success')

  const { data: after } = await bot.rest.repos.getCombinedStatusForRef({ ...at, ref: sha })
  const { data: all } = await bot.rest.repos.listCommitStatusesForRef({ ...at, ref: 'lily' })
  expect([before.state, after.state, after.total_count]).toEqual(['pending', 'success', 2])
  expect(all.map(({ context, state, creator }) => [context, state, creator?.login])).toEqual([
    ['CI/Measure', 'success', 'ada'],
    ['ci/smell', 'success', 'ada'],
    ['ci/measure', 'pending', 'ada'],
  ])
  expect(await news()).toEqual(['status', 'status', 'status'])
})

test('the event names commit, context and branches', async () => {
  const { as, ada, sha, github, heard } = await pushed()

  await as(ada).rest.repos.createCommitStatus({
    ...at,
    sha,
    context: 'ci/measure',
    state: 'failure',
    description: 'Too small',
  })

  await github.settle()
  expect(heard.at(-1)?.payload).toMatchObject({
    sha,
    name: 'ada/garden',
    context: 'ci/measure',
    state: 'failure',
    description: 'Too small',
    branches: [{ name: 'lily' }],
    sender: { login: 'ada' },
  })
})

test('a stranger, and an app without the permission, set no status', async () => {
  const { as, ben, sha } = await pushed()
  const { asBot } = await scene()
  const wish = { ...at, sha, state: 'success' } as const

  await expect(as(ben).rest.repos.createCommitStatus(wish)).rejects.toMatchObject({ status: 403 })
  await expect((await asBot()).rest.repos.createCommitStatus(wish)).rejects.toMatchObject({
    status: 403,
  })
})

test('a commit that does not exist has no status', async () => {
  const { bot } = await pushed()

  const status = bot.rest.repos.createCommitStatus({ ...at, sha: '1'.repeat(40), state: 'success' })

  await expect(status).rejects.toMatchObject({ status: 422 })
})

test('GraphQL shows statuses, and check runs and statuses together', async () => {
  const { bot, sha } = await pushed()
  const ask = () =>
    bot.graphql(
      `query ($sha: String!) {
        repository(owner: "ada", name: "garden") {
          object(expression: $sha) {
            ... on Commit {
              status { state context(name: "ci/measure") { state targetUrl } }
              statusCheckRollup {
                state
                contexts(first: 10) {
                  nodes {
                    ... on CheckRun { name conclusion }
                    ... on StatusContext { context state creator { login } }
                  }
                }
              }
            }
          }
        }
      }`,
      { sha },
    )
  const nothing = await ask()
  await bot.rest.repos.createCommitStatus({ ...at, sha, context: 'ci/measure', state: 'success' })
  await bot.rest.checks.create({ ...at, head_sha: sha, name: 'colours', conclusion: 'failure' })

  expect(nothing).toEqual({ repository: { object: { status: null, statusCheckRollup: null } } })
  expect(await ask()).toEqual({
    repository: {
      object: {
        status: { state: 'SUCCESS', context: { state: 'SUCCESS', targetUrl: null } },
        statusCheckRollup: {
          state: 'FAILURE',
          contexts: {
            nodes: [
              { name: 'colours', conclusion: 'FAILURE' },
              { context: 'ci/measure', state: 'SUCCESS', creator: { login: 'gardener' } },
            ],
          },
        },
      },
    },
  })
})
