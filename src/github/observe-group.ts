import { z } from 'zod'
import type { GroupedProposal, GroupSnapshot } from '../lifecycle/group-snapshot.ts'
import type { FileAt } from '../lifecycle/snapshot.ts'
import type { HeadKey } from '../reconcile/key.ts'
import type { Access } from './access.ts'
import { commitChecksSchema } from './checks-of.ts'
import { filesOn, type Ground, groundAt, proposalsOn } from './ground.ts'
import { checkFragment, ourChecks } from './look-query.ts'
import type { Entry } from './objects.ts'
import { observe } from './observe.ts'
import { type Outside, readingOf } from './outside.ts'
import type { Place } from './place.ts'
import { fileOf, isProposal } from './proposal-files.ts'
import { anyPull, requestsOn } from './requests-on.ts'

/** Where GitHub keeps the branches of merge groups. */
const queue = 'gh-readonly-queue/'

/**
 * A merge group by its commit: what it would bring to the default branch, by its files, whatever way
 * of merging made it. `undefined` where no group stands at that commit any more.
 */
export async function observeGroup(
  outside: Outside,
  { repository, head }: HeadKey,
): Promise<GroupSnapshot | undefined> {
  const place = await outside.directory.find(repository)
  if (place === undefined) return undefined
  const access = await outside.accessTo(place)
  if (!(await isGroup(access, place, head))) return undefined
  const seen = await groupSeen(access, { place, appId: outside.appId, head })
  if (seen === undefined) return undefined
  await outside.objects.keepRoot(seen.repository.head, seen.tree)
  await outside.objects.keepRoot(head, seen.commit.tree)
  const reading = readingOf(outside, access, place)
  const ground = await groundAt(reading, seen.repository.head)
  const changed = await changedIn(outside, access, { place, ground, head })
  const accepted = new Set(proposalsOn(ground).map(fileOf))
  const isNew = ({ path }: FileAt): boolean => !accepted.has(fileOf(path))
  const edited = changed.filter((file) => !isNew(file))
  return {
    bot: { ...seen.bot, appId: outside.appId },
    repository: { ...seen.repository, installedAt: place.installedAt },
    config: ground.config,
    template: ground.template,
    head,
    checks: seen.commit.checks,
    brought: await grouped(outside, repository, changed.filter(isNew)),
    edited,
    merged: await filesOn(
      reading,
      ground,
      edited.map(({ path }) => path),
    ),
    requests: await requestsOn(outside, repository, { number: anyPull, head }),
  }
}

async function isGroup(access: Access, { owner, name }: Place, head: string): Promise<boolean> {
  const { data } = await access.ask('list the merge groups', (octokit) =>
    octokit.rest.git.listMatchingRefs({ owner, repo: name, ref: `heads/${queue}` }),
  )
  return data.some(({ object }) => object.sha === head)
}

/** The proposals that the group has in another form than the default branch, or that it alone has. */
async function changedIn(
  { objects }: Outside,
  access: Access,
  {
    place,
    ground,
    head,
  }: { readonly place: Place; readonly ground: Ground; readonly head: string },
): Promise<readonly FileAt[]> {
  const tree = await objects.tree(access, place, head)
  const changed = [...tree.values()].filter(
    (entry) => isText(entry) && isProposal(entry.path, ground.config) && !isIn(ground, entry),
  )
  const texts = await objects.texts(
    access,
    place,
    changed.map(({ oid }) => oid),
  )
  return changed.map(({ path, oid }) => ({ path, blob: oid, text: texts.get(oid) ?? '' }))
}

function isText({ mode }: Entry): boolean {
  return mode.startsWith('100')
}

function isIn({ tree }: Ground, { path, oid }: Entry): boolean {
  return tree.get(path)?.oid === oid
}

async function grouped(
  outside: Outside,
  repository: string,
  files: readonly FileAt[],
): Promise<readonly GroupedProposal[]> {
  const found: GroupedProposal[] = []
  for (const file of files) {
    const key = { kind: 'proposal', repository, file: fileOf(file.path) } as const
    found.push({ file, snapshot: await observe(outside, key) })
  }
  return found
}

const query = `query group($owner: String!, $name: String!, $head: GitObjectID!, $app: Int!) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    databaseId name owner { login }
    defaultBranchRef { name target { oid ... on Commit { tree { oid } } } }
    group: object(oid: $head) { ... on Commit { oid tree { oid } ${ourChecks} } }
  }
}
${checkFragment}`

const treeSchema = z.object({ tree: z.object({ oid: z.string() }) })

const answer = z.object({
  viewer: z.object({ login: z.string(), databaseId: z.number() }),
  repository: z
    .object({
      databaseId: z.number(),
      name: z.string(),
      owner: z.object({ login: z.string() }),
      defaultBranchRef: z
        .object({ name: z.string(), target: treeSchema.extend({ oid: z.string() }) })
        .nullable(),
      group: z.intersection(commitChecksSchema, treeSchema).nullable(),
    })
    .nullable(),
})

interface GroupSeen {
  readonly bot: Omit<GroupSnapshot['bot'], 'appId'>
  readonly repository: Omit<GroupSnapshot['repository'], 'installedAt'>
  /** The tree of the default branch's commit. */
  readonly tree: string
  readonly commit: Pick<GroupSnapshot, 'checks'> & { readonly tree: string }
}

async function groupSeen(
  access: Access,
  { place, appId, head }: { readonly place: Place; readonly appId: string; readonly head: string },
): Promise<GroupSeen | undefined> {
  const variables = { owner: place.owner, name: place.name, head, app: Number(appId) }
  const question = { query, variables }
  const { viewer, repository } = await access.query('look at a merge group', question, answer)
  if (!repository?.defaultBranchRef || repository.group === null) return undefined
  const { name, target } = repository.defaultBranchRef
  return {
    bot: { login: viewer.login, id: String(viewer.databaseId) },
    repository: {
      id: String(repository.databaseId),
      owner: repository.owner.login,
      name: repository.name,
      defaultBranch: name,
      head: target.oid,
      labels: new Set(),
    },
    tree: target.tree.oid,
    commit: { checks: repository.group.checks, tree: repository.group.tree.oid },
  }
}
