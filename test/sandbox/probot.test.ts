import { Probot, ProbotOctokit } from 'probot'
import { expect, test } from 'vitest'
import { at, privateKey, scene } from './support/scene.ts'

test('Probot signs in, hears of a comment and answers it', async () => {
  const { github, app, garden, ada, as } = await scene()
  const probot = new Probot({
    appId: app.id,
    privateKey,
    secret: app.webhookSecret,
    logLevel: 'fatal',
    Octokit: ProbotOctokit.defaults((options: object) => ({
      ...options,
      baseUrl: github.url,
      request: { fetch: github.fetch },
      throttle: { enabled: false },
      retry: { enabled: false },
    })),
  })
  probot.on('issue_comment.created', async (context) => {
    if (context.isBot) return
    await context.octokit.rest.issues.createComment(context.issue({ body: 'Noted.' }))
  })
  await probot.ready()
  github.deliverTo(async (headers, body) => {
    const signature = headers['x-hub-signature-256'] ?? ''
    const name = headers['x-github-event'] ?? ''
    const id = headers['x-github-delivery'] ?? ''
    await probot.webhooks.verifyAndReceive({ id, name, payload: body, signature })
    return 200
  })
  await github.push(garden, { branch: 'lily', files: new Map([['a', '1']]), by: ada })
  await as(ada).rest.pulls.create({ ...at, title: 'Lily', head: 'lily', base: 'main' })

  await as(ada).rest.issues.createComment({ ...at, issue_number: 1, body: 'Hello' })

  await github.settle()
  const { data: said } = await as(ada).rest.issues.listComments({ ...at, issue_number: 1 })
  expect(said.map(({ user, body }) => [user?.login, user?.type, body])).toEqual([
    ['ada', 'User', 'Hello'],
    ['gardener[bot]', 'Bot', 'Noted.'],
  ])
  expect(github.deliveries.every(({ status }) => status === 200)).toBe(true)
})
