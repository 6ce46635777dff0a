import { z } from 'zod'
import { branchPrefix } from '../lifecycle/names.ts'
import type { Bot, Home, PullFile, Snapshot } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'
import { commitChecksSchema } from './checks-of.ts'
import { fieldOf, files, labels, wholeList } from './lists.ts'
import { checkFragment, ourChecks } from './look-query.ts'
import { pageOf } from './page.ts'
import { personFragment, personSchema } from './person.ts'
import type { Place } from './place.ts'
import { labelNames, labelsField } from './repository-labels.ts'

/** A pull request as far as it tells which proposals it is about. */
export interface PullSeen {
  readonly repository: Omit<Snapshot['repository'], 'installedAt'>
  /** The tree of the default branch's commit. */
  readonly tree: string
  readonly bot: Bot
  readonly pull: Pick<Home, 'number' | 'state' | 'head' | 'checks'>
  readonly files: readonly PullFile[]
  readonly body: string
  /** The branch it is to be merged into. */
  readonly base: string
  /** Opened by us, from a branch of ours. */
  readonly ours: boolean
}

const query = `query pull($owner: String!, $name: String!, $number: Int!, $app: Int!) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    databaseId name owner { login }
    defaultBranchRef { name target { oid ... on Commit { tree { oid } } } }
    ${labelsField}
    pullRequest(number: $number) {
      number state baseRefName headRefName headRefOid isCrossRepository body
      author { ...person }
      ${fieldOf(files)}
      commits(last: 1) { nodes { commit { oid ${ourChecks} } } }
    }
  }
}
${personFragment}
${checkFragment}`

const states = { OPEN: 'open', CLOSED: 'closed', MERGED: 'merged' } as const

const pullSchema = z.object({
  number: z.number(),
  state: z.enum(['OPEN', 'CLOSED', 'MERGED']).transform((state) => states[state]),
  baseRefName: z.string(),
  headRefName: z.string(),
  headRefOid: z.string(),
  isCrossRepository: z.boolean(),
  body: z.string(),
  author: personSchema,
  files: pageOf(files.schema),
  commits: z.object({ nodes: z.array(z.object({ commit: commitChecksSchema })).nullish() }),
})

const answer = z.object({
  viewer: z.object({ login: z.string(), databaseId: z.number() }),
  repository: z
    .object({
      databaseId: z.number(),
      name: z.string(),
      owner: z.object({ login: z.string() }),
      labels: pageOf(labels.schema),
      defaultBranchRef: z
        .object({
          name: z.string(),
          target: z.object({ oid: z.string(), tree: z.object({ oid: z.string() }) }),
        })
        .nullable(),
      pullRequest: pullSchema.nullable(),
    })
    .nullable(),
})

/** Reads a pull request with all its files; `undefined` where there is none. */
export async function pullSeen(
  access: Access,
  { appId, place }: { readonly appId: string; readonly place: Place },
  number: number,
): Promise<PullSeen | undefined> {
  const at = { owner: place.owner, name: place.name, number }
  const variables = { ...at, app: Number(appId) }
  const { viewer, repository } = await access.query(
    `look at #${number}`,
    { query, variables },
    answer,
  )
  const pull = repository?.pullRequest
  if (!pull || !repository.defaultBranchRef) return undefined
  return {
    repository: {
      id: String(repository.databaseId),
      owner: repository.owner.login,
      name: repository.name,
      defaultBranch: repository.defaultBranchRef.name,
      head: repository.defaultBranchRef.target.oid,
      labels: await labelNames(access, at, repository.labels),
    },
    tree: repository.defaultBranchRef.target.tree.oid,
    bot: { login: viewer.login, id: String(viewer.databaseId), appId },
    pull: {
      number: pull.number,
      state: pull.state,
      head: pull.headRefOid,
      checks: pull.commits.nodes?.[0]?.commit.checks ?? [],
    },
    files: await wholeList(access, at, { list: files, first: pull.files }),
    body: pull.body,
    base: pull.baseRefName,
    ours: isOurs(pull, viewer.login),
  }
}

function isOurs(pull: z.infer<typeof pullSchema>, bot: string): boolean {
  const byUs = pull.author.type === 'Bot' && pull.author.login === bot
  return byUs && !pull.isCrossRepository && pull.headRefName.startsWith(branchPrefix)
}
