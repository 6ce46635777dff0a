import { expect, test } from 'vitest'
import { usherProbot } from '../../src/github/probot.ts'
import { keptLog, someSettings } from '../support/service.ts'
import { webhookSecret } from '../support/webhook.ts'

interface Asked {
  readonly method: string
  readonly url: string
  readonly version: string | null
}

/** Our Probot before a GitHub that gives out tokens and answers all else as given. */
async function connected(answer: () => Response) {
  const asked: Asked[] = []
  const { appId, privateKey, apiUrl } = someSettings()
  const probot = usherProbot({
    appId,
    privateKey,
    apiUrl,
    secret: webhookSecret,
    log: keptLog().log,
    async fetch(input, init) {
      const request = new Request(input, init)
      const { method, url, headers } = request
      asked.push({ method, url, version: headers.get('x-github-api-version') })
      if (!url.endsWith('/access_tokens')) return answer()
      const token = { token: 'ghs_token', expires_at: '2036-01-01T00:00:00Z', permissions: {} }
      return Response.json(token, { status: 201 })
    },
  })
  await probot.ready()
  return { octokit: await probot.auth(5), asked }
}

const comment = { owner: 'o', repo: 'r', issue_number: 7, body: 'hello' }

test('every call goes to the GitHub we were told, tokens included, in one version of its API', async () => {
  const { octokit, asked } = await connected(() => Response.json({}, { status: 201 }))

  await octokit.rest.issues.createComment(comment)

  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST https://github.example.com/api/v3/app/installations/5/access_tokens',
    'POST https://github.example.com/api/v3/repos/o/r/issues/7/comments',
  ])
  expect(asked.at(-1)?.version).toBe('2022-11-28')
})

test('a token that is asked for anew comes from the GitHub we were told, too', async () => {
  const { octokit, asked } = await connected(() => Response.json({}, { status: 201 }))

  await octokit.auth({ type: 'installation', refresh: true })

  expect(asked.map(({ url }) => url)).toEqual([
    'https://github.example.com/api/v3/app/installations/5/access_tokens',
  ])
})

test.each([409, 429, 500, 502])('a write answered %i is not sent again', async (status) => {
  const { octokit, asked } = await connected(() => Response.json({}, { status }))

  await expect(octokit.rest.issues.createComment(comment)).rejects.toMatchObject({ status })

  expect(asked.filter(({ url }) => url.endsWith('/comments'))).toHaveLength(1)
})

test('an answer that breaks off in its middle is none, and no empty list', async () => {
  const body = (): ReadableStream =>
    new ReadableStream({ start: (stream) => stream.error(new TypeError('terminated')) })
  const headers = { 'content-type': 'application/json' }
  const { octokit } = await connected(() => new Response(body(), { headers }))

  const commits = octokit.paginate(octokit.rest.repos.listCommits, { owner: 'o', repo: 'r' })

  await expect(commits).rejects.toThrow('terminated')
})
