import { rm, symlink } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { moveRef } from '../acts/move-ref.ts'
import { admit } from '../auth/access.ts'
import { type Actor, actorOf, nameOf } from '../auth/actor.ts'
import { serveGit } from '../git/http.ts'
import type { GitRepository } from '../git/repository.ts'
import { openGit } from '../git.ts'
import { notFound, Problem } from '../problem.ts'
import { pullsOf, repositoryNamed, repositoryOnceNamed, userOf } from '../state/lookup.ts'
import type { Repository } from '../state/repository.ts'
import type { Desk } from './desk.ts'

/** The door for git itself: clone, fetch and push over HTTP at `/OWNER/REPO.git`. */
export interface GitDoor {
  opens(path: string): boolean
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>
  close(): Promise<void>
}

const address = /^\/(?<owner>[^/]+)\/(?<name>[^/]+)\.git(?<pathInfo>\/.*)$/

/** Each repository gets a folder of refs on first use; the objects are shared by all. */
export function gitDoor(desk: Desk): GitDoor {
  const served = new Map<number, Promise<GitRepository>>()

  async function folderOf(repository: Repository): Promise<GitRepository> {
    const known = served.get(repository.id) ?? openShared(desk.world.git)
    served.set(repository.id, known)
    const folder = await known
    await folder.setRefs(refsShown(desk, repository))
    return folder
  }

  return {
    opens: (path) => address.test(path),
    serve: async (request, response) => {
      const url = new URL(request.url ?? '/', desk.world.place.url)
      const { owner = '', name = '', pathInfo = '' } = address.exec(url.pathname)?.groups ?? {}
      try {
        const asking = { owner, name, isPush: `${url}`.includes('git-receive-pack') }
        const { repository, actor } = enter(desk, request, asking)
        const folder = await folderOf(repository)
        const user = actor.kind === 'nobody' ? undefined : nameOf(actor)
        const pushed = (): Promise<void> => follow(desk, { repository, folder, actor })
        await serveGit(request, response, { repository: folder, pathInfo, user, pushed })
      } catch (error) {
        refuseGit(response, error)
      }
    },
    close: async () => {
      for (const folder of served.values()) await (await folder).close()
    },
  }
}

async function openShared(store: GitRepository): Promise<GitRepository> {
  const folder = await openGit()
  const objects = join(folder.directory, 'objects')
  await rm(objects, { recursive: true })
  await symlink(join(store.directory, 'objects'), objects)
  return folder
}

/** The refs, and the heads of pull requests as GitHub shows them to git. */
function refsShown({ world }: Desk, { id, refs }: Repository): ReadonlyMap<string, string> {
  const current = world.state.repositories.get(id)
  const pulls = current === undefined ? [] : pullsOf(world.state, current)
  const heads = pulls.map(
    (issue) => [`refs/pull/${issue.number}/head`, issue.pull.headSha] as const,
  )
  return new Map([...(current?.refs ?? refs), ...heads])
}

function enter(
  { world }: Desk,
  request: IncomingMessage,
  {
    owner,
    name,
    isPush,
  }: { readonly owner: string; readonly name: string; readonly isPush: boolean },
): { readonly repository: Repository; readonly actor: Actor } {
  const { state, clock } = world
  const actor = actorOf(state, request.headers.authorization ?? null, clock.now())
  const repository = repositoryNamed(state, owner, name) ?? repositoryOnceNamed(state, owner, name)
  if (repository === undefined) throw notFound()
  if (actor.kind === 'nobody' && (isPush || repository.isPrivate)) {
    throw new Problem(401, 'Authentication required')
  }
  const level = isPush ? 'write' : 'read'
  admit(state, actor, { at: repository, needs: [`contents:${level}`], role: level })
  return { repository, actor }
}

/** Reads the refs back after a push and lets the world follow. */
async function follow(
  { turns, writes, world }: Desk,
  pushed: {
    readonly repository: Repository
    readonly folder: GitRepository
    readonly actor: Actor
  },
): Promise<void> {
  const { repository, folder, actor } = pushed
  const by =
    actor.kind === 'person' || actor.kind === 'installation' ? actor.user : userOf(world.state, 0)
  const after = await folder.refs()
  await turns.take(() =>
    writes.make(async () => {
      const before = world.state.repositories.get(repository.id)?.refs ?? new Map<string, string>()
      const names = new Set([...before.keys(), ...after.keys()])
      for (const ref of names) {
        if (!/^refs\/(?:heads|tags)\//.test(ref) || before.get(ref) === after.get(ref)) continue
        await moveRef(world, { repositoryId: repository.id, ref, to: after.get(ref), by })
      }
    }),
  )
}

function refuseGit(response: ServerResponse, error: unknown): void {
  const problem = error instanceof Problem ? error : new Problem(500, 'The sandbox is broken here')
  const headers = problem.status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {}
  if (!response.headersSent) response.writeHead(problem.status, headers)
  response.end(problem.message)
}
