import { z } from 'zod'
import { parseConfig } from '../config/parse-config.ts'
import { configPath, ownerRepository } from '../lifecycle/names.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { type Memory, remembered } from './hints.ts'
import type { Outside } from './outside.ts'
import type { Place } from './place.ts'

/** How long the owner's defaults are believed before they are read again, in milliseconds. */
const freshFor = 60 * 60 * 1000

/** The owner's defaults as read: the last text that held, and when. */
interface Known {
  readonly text?: string | undefined
  readonly at: number
}

/**
 * The tree of what the owner of a repository configures for all of theirs: `.github/usher.yml` in
 * their repository `.github`. Nothing where the app is not installed on that.
 *
 * One question an hour for each owner, whatever number of repositories and proposals ask. A file
 * with a mistake leaves the one before in force.
 */
export async function ownerDefaults(outside: Outside, place: Place): Promise<unknown> {
  if (isOwners(place)) return undefined
  const home = await outside.directory.named(place.owner, ownerRepository)
  if (home === undefined) return undefined
  const known = await recallDefaults(outside.store, home)
  const now = outside.now().getTime()
  if (known !== undefined && now - known.at < freshFor) return treeOf(known)
  try {
    return treeOf(await keepDefaults(outside, home, await readDefaults(outside, home)))
  } catch (cause) {
    if (known === undefined || !(cause instanceof OutsideError)) throw cause
    return treeOf(known)
  }
}

/** Takes in the owner's defaults when they have just been read as the file of that repository. */
export async function noteDefaults(
  outside: Outside,
  place: Place,
  text: string | undefined,
): Promise<void> {
  if (!isOwners(place)) return
  const known = await recallDefaults(outside.store, place)
  if (known === undefined || known.text !== text) await keepDefaults(outside, place, text)
}

function isOwners({ name }: Place): boolean {
  return name.toLowerCase() === ownerRepository
}

async function keepDefaults(
  { store, now }: Pick<Outside, 'store' | 'now'>,
  home: Place,
  text: string | undefined,
): Promise<Known> {
  const holds = parseConfig(text).findings.length === 0
  const good = holds ? text : (await recallDefaults(store, home))?.text
  const known = { text: good, at: now().getTime() }
  await store.remember(keyOf(home), JSON.stringify(known))
  return known
}

const answer = z.object({
  repository: z
    .object({
      defaultBranchRef: z
        .object({
          target: z.object({
            file: z
              .object({ object: z.object({ text: z.string().nullish() }).nullish() })
              .nullish(),
          }),
        })
        .nullish(),
    })
    .nullable(),
})

const query = `query ownerDefaults($owner: String!, $name: String!, $path: String!) {
  repository(owner: $owner, name: $name) {
    defaultBranchRef { target { ... on Commit { file(path: $path) {
      object { ... on Blob { text } }
    } } } }
  }
}`

async function readDefaults(outside: Outside, home: Place): Promise<string | undefined> {
  const access = await outside.accessTo(home)
  const variables = { owner: home.owner, name: home.name, path: configPath }
  const question = { query, variables }
  const { repository } = await access.query("read the owner's defaults", question, answer)
  return repository?.defaultBranchRef?.target.file?.object?.text ?? undefined
}

function treeOf({ text }: Known): unknown {
  return parseConfig(text).tree
}

const keyOf = ({ id }: Place): string => `owner-defaults:${id}`

const schema = z.object({ text: z.string().optional(), at: z.number() })

async function recallDefaults(memory: Memory, home: Place): Promise<Known | undefined> {
  return remembered(await memory.recall(keyOf(home)), schema)
}
