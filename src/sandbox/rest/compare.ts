import { notFound, Problem } from '../problem.ts'
import { commitShape, fileShape } from '../shape/commit.ts'
import { placesOf } from '../shape/issue.ts'
import { familyMember } from '../state/lookup.ts'
import { shaOf } from './find.ts'
import { inRepository, type Operations, ok, type RepositoryCall, textAt } from './operation.ts'

/** Two commits side by side: `base...head`, either also as `owner:branch` of a fork. */
export const compare: Operations = {
  'repos/compare-commits-with-basehead': inRepository(
    { needs: ['contents:read'], role: 'read' },
    async (call) => {
      const [base = '', head = ''] = textAt(call, 'basehead').split('...')
      return ok(await comparison(call, { base, head }))
    },
  ),
}

interface Ends {
  readonly base: string
  readonly head: string
}

async function comparison(call: RepositoryCall, named: Ends) {
  const { world, repository } = call
  const { git } = world
  const base = await commitNamed(call, named.base)
  const head = await commitNamed(call, named.head)
  const root = await git.mergeBase(base.oid, head.oid)
  const shared = root === undefined ? undefined : await git.readCommit(root)
  if (shared === undefined) {
    throw new Problem(404, `No common ancestor between ${named.base} and ${named.head}.`)
  }
  const ahead = await git.log({ from: base.oid, to: head.oid }, 10_000)
  const behind = await git.log({ from: head.oid, to: base.oid }, 10_000)
  const files = await git.diff(shared.oid, head.oid)
  const shape = (commit: typeof base) => commitShape(world, repository, commit)
  return {
    ...linksOf(call),
    base_commit: shape(base),
    merge_base_commit: shape(shared),
    status: statusOf(ahead.length, behind.length),
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead.toReversed().slice(0, 250).map(shape),
    files: files
      .slice(0, 300)
      .map((file) => fileShape(world, repository, { head: head.oid, file })),
  }
}

function linksOf(call: RepositoryCall) {
  const { api, page } = placesOf(call.world, call.repository)
  const html = `${page}/compare/${textAt(call, 'basehead')}`
  return {
    url: `${api}/compare/${textAt(call, 'basehead')}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
  }
}

function statusOf(ahead: number, behind: number): string {
  if (ahead > 0) return behind > 0 ? 'diverged' : 'ahead'
  return behind > 0 ? 'behind' : 'identical'
}

async function commitNamed(call: RepositoryCall, name: string) {
  const { world } = call
  const colon = name.indexOf(':')
  const owner = colon < 0 ? undefined : name.slice(0, colon)
  const repository =
    owner === undefined ? call.repository : familyMember(world.state, call.repository, owner)
  if (repository === undefined) throw notFound()
  const sha = shaOf({ ...call, repository }, name.slice(colon + 1))
  const commit = sha === undefined ? undefined : await world.git.readCommit(sha)
  if (commit === undefined) throw notFound()
  return commit
}
