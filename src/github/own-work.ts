import { z } from 'zod'
import type { Files } from '../edit/files.ts'
import type { Comment, OwnKey, OwnPull } from '../lifecycle/snapshot.ts'
import type { Theirs } from '../lifecycle/theirs.ts'
import type { Access } from './access.ts'
import type { Found } from './corrected.ts'
import { filesOn, type Ground, type Reading } from './ground.ts'
import { comments, fieldOf, wholeList } from './lists.ts'
import { type Outside, readingOf } from './outside.ts'
import { type Page, pageOf } from './page.ts'
import { personFragment } from './person.ts'
import type { Place } from './place.ts'
import { writtenLast } from './written-last.ts'

/** Changed files of a branch beside those of the targets that are read at most. */
const mostChanged = 100

/**
 * Our branches and pull requests, with what was said on the open ones and what persons have made of their
 * branches. Asks nothing where nobody has spoken or committed there.
 */
export async function ownPullsOf(
  outside: Outside,
  access: Access,
  found: Found & { readonly place: Place },
): Promise<ReadonlyMap<OwnKey, OwnPull>> {
  const said = await commentsOn(access, found)
  const reading = readingOf(outside, access, found.place)
  const whole = [...found.seen.ownPulls].map(async ([key, own]): Promise<[OwnKey, OwnPull]> => {
    const { pull, tip } = own
    if (pull?.state !== 'open') return [key, own]
    const comments = said.get(pull.number)
    const talked = comments === undefined ? own : { ...own, pull: { ...pull, comments } }
    if (tip === undefined || tip.ours) return [key, talked]
    return [key, { ...talked, theirs: await theirsAt(reading, found, tip.oid) }]
  })
  return new Map(await Promise.all(whole))
}

async function commentsOn(
  access: Access,
  { seen }: Found,
): Promise<ReadonlyMap<number, readonly Comment[]>> {
  const { owner, name } = seen.repository
  const numbers = seen.talked
  if (numbers.length === 0) return new Map()
  const fields = numbers.map(
    (number) => `p${number}: pullRequest(number: ${number}) { ${fieldOf(comments)} }`,
  )
  const query = `query talk($owner: String!, $name: String!) {
    repository(owner: $owner, name: $name) { ${fields.join('\n')} }
  }
  ${personFragment}`
  const { repository } = await access.query(
    `read what was said on our pull requests in ${owner}/${name}`,
    { query, variables: { owner, name } },
    talk,
  )
  const lists = numbers.map(async (number): Promise<[number, readonly Comment[]]> => {
    const first: Page<Comment> = repository[`p${number}`]?.comments ?? nothing
    return [number, await wholeList(access, { owner, name, number }, { list: comments, first })]
  })
  return new Map(await Promise.all(lists))
}

const nothing = { nodes: [], next: undefined }
const talk = z.object({
  repository: z.record(z.string(), z.object({ comments: pageOf(comments.schema) }).nullable()),
})

async function theirsAt(reading: Reading, found: Found, oid: string): Promise<Theirs> {
  const { seen } = found
  const { owner, name } = seen.repository
  const asked = { owner, name, oid, bot: seen.bot }
  const last = await writtenLast(reading.access, reading.memory, asked)
  return {
    last: last && { ...last, files: await filesThere(reading, found, last.oid) },
    files: await filesThere(reading, found, oid),
  }
}

/** What a branch holds of the files we may write: those we look at anyway, and those it changes. */
async function filesThere(
  reading: Reading,
  { ground, accepted }: Found,
  commit: string,
): Promise<Files> {
  const tree = await reading.objects.tree(reading.access, reading.at, commit)
  const changed = changedIn(tree, ground)
  const paths = new Set([...ground.files.keys(), ...(accepted ? [accepted.path] : []), ...changed])
  const there: Ground = { ...ground, commit, tree }
  const files = await filesOn(reading, there, [...paths])
  return new Map(files.map(({ path, text }) => [path, text]))
}

function changedIn(tree: Ground['tree'], ground: Ground): readonly string[] {
  const changed = [...tree.values()].filter(({ path, oid }) => ground.tree.get(path)?.oid !== oid)
  return changed.map(({ path }) => path).slice(0, mostChanged)
}
