import { Octokit } from '@octokit/rest'
import { z } from 'zod'
import { visible } from '../diagnostics/visible.ts'
import { type Access, accessThrough } from '../github/access.ts'
import { type Objects, rememberedObjects } from '../github/objects.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { nothingSeen, type Reading, textsOf } from './audit-checkout.ts'
import { UsageError } from './usage-error.ts'

/** A repository on GitHub, and the branch, tag or commit to look at; its default branch where there is none. */
interface Place {
  readonly owner: string
  readonly name: string
  readonly ref: string | undefined
}

/** Reads a repository on GitHub with the person's own token (`GITHUB_TOKEN`, `GITHUB_API_URL`). */
export async function readGithub(where: string, ref: string | undefined): Promise<Reading> {
  const { GITHUB_TOKEN, GITHUB_API_URL } = process.env
  if (GITHUB_TOKEN === undefined || GITHUB_TOKEN === '')
    throw new UsageError(
      `There is no folder \`${where}\`, and reading a repository of that name needs GITHUB_TOKEN`,
    )
  const [owner = '', name = ''] = where.split('/')
  const octokit = new Octokit({
    auth: GITHUB_TOKEN,
    userAgent: 'usher',
    log: silent,
    ...(GITHUB_API_URL === undefined || GITHUB_API_URL === '' ? {} : { baseUrl: GITHUB_API_URL }),
  })
  octokit.hook.before('request', (request) => {
    request.headers['x-github-api-version'] = '2022-11-28'
  })
  try {
    return await readRepository(accessThrough(octokit), { owner, name, ref })
  } catch (error) {
    throw explained(error)
  }
}

const nothing = (): void => undefined
const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing }

/** Says why GitHub gave no answer: whoever runs the command sees no log. */
function explained(error: unknown): unknown {
  if (!(error instanceof OutsideError) || !(error.cause instanceof Error)) return error
  const { cause, retryable } = error
  if ('status' in cause && cause.status === 401)
    return new OutsideError(`${error.message}: GitHub does not accept GITHUB_TOKEN`, {
      cause,
      retryable,
    })
  const [reason = ''] = cause.message.split('\n')
  return new OutsideError(`${error.message}: ${visible(reason)}`, { cause, retryable })
}

/**
 * One question for the commit, one for its tree, one for every fifty files; a configuration costs
 * one more. Throws a `UsageError` where there is no such repository or commit.
 */
async function readRepository(access: Access, place: Place): Promise<Reading> {
  const { owner, name } = place
  const commit = await commitOf(access, place)
  const objects: Objects = rememberedObjects(inMemory())
  const entries = await objects.tree(access, { owner, name }, commit)
  const files = [...entries.values()].filter(({ mode }) => mode === '100644' || mode === '100755')
  const oids = new Map(files.map(({ path, oid }) => [path, oid]))
  const texts = await textsOf({
    paths: [...oids.keys()],
    read: async (wanted) => {
      const asked = wanted.flatMap((path) => oids.get(path) ?? [])
      const found = await objects.texts(access, { owner, name }, asked)
      const textOf = (path: string): string => found.get(oids.get(path) ?? '') ?? ''
      return new Map(wanted.map((path) => [path, Buffer.from(textOf(path))]))
    },
  })
  const note = `Read from GitHub at ${commit.slice(0, 12)}, without its history: nothing is known of commits, moves and removals.`
  return { tree: { ...texts, history: undefined, ...nothingSeen() }, notes: [note] }
}

const answer = z.object({
  repository: z.object({ object: z.object({ oid: z.string() }).nullable() }).nullable(),
})

async function commitOf(access: Access, { owner, name, ref }: Place): Promise<string> {
  const query = `query commit($owner: String!, $name: String!, $ref: String!) {
    repository(owner: $owner, name: $name) { object(expression: $ref) { ... on Commit { oid } } }
  }`
  const variables = { owner, name, ref: ref ?? 'HEAD' }
  const { repository } = await access.query(`read ${owner}/${name}`, { query, variables }, answer)
  if (repository === null)
    throw new UsageError(
      `Could not read \`${owner}/${name}\`: there is no such folder, and the token sees no such repository`,
    )
  if (repository.object === null)
    throw new UsageError(`Could not read \`${ref ?? 'HEAD'}\`: ${owner}/${name} has no such commit`)
  return repository.object.oid
}

/** Git objects never change, and one audit reads each once. */
function inMemory(): Parameters<typeof rememberedObjects>[0] {
  const kept = new Map<string, string>()
  return {
    recall: async (key) => kept.get(key),
    remember: async (key, value) => {
      kept.set(key, value)
    },
  }
}
