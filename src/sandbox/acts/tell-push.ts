import { mailOf, pushedCommit } from '../shape/commit.ts'
import { placesOf } from '../shape/issue.ts'
import type { User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { Shape, World } from '../world.ts'

interface Moved {
  readonly at: Repository
  readonly by: User
  readonly ref: string
  readonly from: string | undefined
  readonly to: string | undefined
}

const nothing = '0'.repeat(40)

/** The push event: every way a ref can move ends in one. */
export async function tellPush(world: World, moved: Moved): Promise<void> {
  const { at, by, ref, from, to } = moved
  const commits = await commitsOf(world, moved)
  const { page } = placesOf(world, at)
  const payload = {
    ref,
    before: from ?? nothing,
    after: to ?? nothing,
    base_ref: null,
    created: from === undefined,
    deleted: to === undefined,
    forced: from !== undefined && to !== undefined && !(await world.git.isAncestor(from, to)),
    compare: `${page}/compare/${(from ?? nothing).slice(0, 12)}...${(to ?? nothing).slice(0, 12)}`,
    commits,
    head_commit: commits.at(-1) ?? (await headOf(world, moved)),
    pusher: { name: by.login, email: mailOf(by) },
  }
  world.outbox.push({ name: 'push', action: undefined, repository: at, sender: by, payload })
}

async function commitsOf(world: World, { at, from, to }: Moved): Promise<readonly Shape[]> {
  if (to === undefined) return []
  const start = from ?? at.refs.get(`refs/heads/${at.defaultBranch}`)
  if (start === undefined || start === to) return []
  const commits = await world.git.log({ from: start, to }, 2048)
  return await Promise.all(commits.toReversed().map((commit) => pushedCommit(world, at, commit)))
}

async function headOf(world: World, { at, to }: Moved): Promise<Shape | null> {
  const commit = to === undefined ? undefined : await world.git.readCommit(to)
  return commit === undefined ? null : await pushedCommit(world, at, commit)
}

/** Branches and tags that come and go have an event of their own, with the short name. */
export function tellRef(world: World, { at, by, ref, from, to }: Moved): void {
  if (from !== undefined && to !== undefined) return
  const [, kind, ...rest] = ref.split('/')
  const payload = {
    ref: rest.join('/'),
    ref_type: kind === 'tags' ? 'tag' : 'branch',
    pusher_type: 'user',
    ...(to === undefined ? {} : { master_branch: at.defaultBranch, description: null }),
  }
  const name = to === undefined ? 'delete' : 'create'
  world.outbox.push({ name, action: undefined, repository: at, sender: by, payload })
}
