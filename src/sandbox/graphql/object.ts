import { GraphQLError, type GraphQLFieldResolver } from 'graphql'
import type { Need } from '../auth/access.ts'
import { objectionTo } from '../auth/access.ts'
import type { Actor } from '../auth/actor.ts'
import type { Repository } from '../state/repository.ts'
import type { World } from '../world.ts'

export type Arguments = Readonly<Record<string, unknown>>
type Resolver = (args: Arguments) => unknown

/** An object of the schema: each field a value, or a function of its arguments. */
export type GraphObject = Readonly<Record<string, unknown>>

/** Through whose eyes the world is seen. */
export interface View {
  readonly world: World
  readonly actor: Actor
}

/** One repository through somebody's eyes. */
export interface RepositoryView extends View {
  readonly repository: Repository
}

/** Lets the viewer pass or makes the field an error, as GitHub does for a missing permission. */
export function need(
  { world, actor, repository }: RepositoryView,
  ...needs: readonly Need[]
): void {
  const objection = objectionTo(world.state, actor, { at: repository, needs, role: 'read' })
  if (objection === undefined) return
  throw new GraphQLError(objection.message, { extensions: { type: 'FORBIDDEN' } })
}

function isResolver(value: unknown): value is Resolver {
  return typeof value === 'function'
}

function isObject(value: unknown): value is GraphObject {
  return typeof value === 'object' && value !== null
}

/** Reads a field; one that nobody serves is an error and not a silent null. */
export function fieldResolver(
  violated: (text: string) => void,
): GraphQLFieldResolver<unknown, unknown, Arguments> {
  return (source, args, _, { fieldName, parentType }) => {
    if (!isObject(source) || !Object.hasOwn(source, fieldName)) {
      violated(`graphql: ${parentType.name}.${fieldName} is not served`)
      throw new GraphQLError(`${parentType.name}.${fieldName} is not served here`)
    }
    const value = source[fieldName]
    return isResolver(value) ? value(args) : value
  }
}

export function textIn(args: Arguments, name: string): string | undefined {
  const value = args[name]
  return typeof value === 'string' ? value : undefined
}

export function textsIn(args: Arguments, name: string): readonly string[] | undefined {
  const value = args[name]
  if (!Array.isArray(value)) return undefined
  return value.filter((one): one is string => typeof one === 'string')
}

export function numberIn(args: Arguments, name: string): number | undefined {
  const value = args[name]
  return typeof value === 'number' ? value : undefined
}

/** An input object among the arguments; an empty one when it is missing. */
export function objectIn(args: Arguments, name: string): Arguments {
  const value = args[name]
  return isObject(value) ? value : {}
}
