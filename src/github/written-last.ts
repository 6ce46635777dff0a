import { z } from 'zod'
import { parseCommit } from '../decide/follow-up-commit.ts'
import type { Person } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'
import { type Memory, remembered } from './hints.ts'
import { isByBot, tipSchema } from './own-pulls.ts'

/** A commit of ours that holds what we wrote and nothing else. */
export interface WrittenLast {
  readonly oid: string
  readonly message: string
}

const history = z.object({
  repository: z.object({
    object: z.object({ history: z.object({ nodes: z.array(z.unknown()).nullish() }) }).nullish(),
  }),
})

const query = `query written($owner: String!, $name: String!, $oid: GitObjectID!) {
  repository(owner: $owner, name: $name) { object(oid: $oid) { ... on Commit {
    history(first: 100) { nodes { oid message author { email user { login databaseId } } } }
  } } }
}`

const kept = z.object({ oid: z.string(), message: z.string() }).nullable()

/** Finds the newest commit that we wrote among the hundred before one; asked for once for each. */
export async function writtenLast(
  access: Access,
  memory: Memory,
  asked: {
    readonly owner: string
    readonly name: string
    readonly oid: string
    readonly bot: Pick<Person, 'login' | 'id'>
  },
): Promise<WrittenLast | undefined> {
  const { owner, name, oid, bot } = asked
  const key = `written:${oid}`
  const known = remembered(await memory.recall(key), kept)
  if (known !== undefined) return known ?? undefined
  const variables = { owner, name, oid }
  const { repository } = await access.query(
    `read what led to ${oid}`,
    { query, variables },
    history,
  )
  const commits = (repository.object?.history.nodes ?? []).flatMap(
    (node) => tipSchema.parse({ target: node }) ?? [],
  )
  const ours = commits.find(
    (commit) => isByBot(commit, bot) && parseCommit(commit.message) !== undefined,
  )
  const found = ours && { oid: ours.oid, message: ours.message }
  await memory.remember(key, JSON.stringify(found ?? null))
  return found
}
