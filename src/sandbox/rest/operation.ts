import type { z } from 'zod'
import type { Access } from '../auth/access.ts'
import type { Actor } from '../auth/actor.ts'
import { notFound, Problem } from '../problem.ts'
import type { App, User } from '../state/people.ts'
import type { Repository } from '../state/repository.ts'
import type { World } from '../world.ts'

/** One request, routed and let in. */
export interface Call {
  readonly world: World
  readonly actor: Actor
  readonly parameters: ReadonlyMap<string, string>
  readonly query: URLSearchParams
  readonly body: unknown
  readonly accept: string
}

/** A request to something in a repository that the actor may do there. */
export interface RepositoryCall extends Call {
  readonly user: User
  readonly repository: Repository
}

export interface AppCall extends Call {
  readonly app: App
}

/** What a handler says; required fields it leaves out are filled in later. */
export type Answer =
  | { readonly kind: 'whole'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'raw'; readonly type: string; readonly body: Buffer }
  | {
      readonly kind: 'rows'
      readonly total: number
      readonly key: string | undefined
      readonly rows: (from: number, to: number) => Promise<readonly unknown[]>
      /** Whether pages are found by an opaque cursor instead of a number. */
      readonly cursor?: boolean
    }

type Handled = Answer | Promise<Answer>

export type Operation =
  | { readonly kind: 'anyone'; readonly handle: (call: Call) => Handled }
  | { readonly kind: 'app'; readonly handle: (call: AppCall) => Handled }
  | {
      readonly kind: 'repository'
      readonly access: Access
      readonly handle: (call: RepositoryCall) => Handled
    }

/** Operations by GitHub's operation id. */
export type Operations = Readonly<Record<string, Operation>>

export function inRepository(access: Access, handle: (call: RepositoryCall) => Handled): Operation {
  return { kind: 'repository', access, handle }
}

export function ok(body: unknown): Answer {
  return { kind: 'whole', status: 200, body }
}

export function created(body: unknown): Answer {
  return { kind: 'whole', status: 201, body }
}

export function noContent(): Answer {
  return { kind: 'whole', status: 204, body: undefined }
}

/** A file as it is; GitHub calls all of them UTF-8, and clients take them for text. */
export function raw(body: Buffer): Answer {
  return { kind: 'raw', type: 'application/vnd.github.raw; charset=utf-8', body }
}

/** A list that is answered page by page; `key` names the field it stands in besides `total_count`. */
export function listed<Row>(
  all: readonly Row[],
  shape: (row: Row) => unknown,
  key?: string,
): Answer {
  const rows = (from: number, to: number): Promise<readonly unknown[]> =>
    Promise.all(all.slice(from, to).map(shape))
  return { kind: 'rows', total: all.length, key, rows }
}

/** The value of a placeholder of the path. */
export function textAt({ parameters }: Call, name: string): string {
  const value = parameters.get(name)
  if (value === undefined) throw notFound()
  return value
}

export function numberAt(call: Call, name: string): number {
  const value = Number(textAt(call, name))
  if (!Number.isSafeInteger(value) && name !== 'delivery_id') throw notFound()
  return value
}

/** The body as the handler understands it; anything else is a 422. */
export function read<Wish>({ body }: Call, schema: z.ZodType<Wish>): Wish {
  const parsed = schema.safeParse(body ?? {})
  if (parsed.success) return parsed.data
  throw new Problem(
    422,
    'Invalid request.',
    parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  )
}
