import { GraphQLError } from 'graphql'
import { objectionTo } from '../auth/access.ts'
import { repositoryNamed, repositoryOnceNamed } from '../state/lookup.ts'
import type { Repository } from '../state/repository.ts'
import { type Arguments, type GraphObject, textIn, type View } from './object.ts'
import { userObject } from './people.ts'
import { repositoryObject } from './repository.ts'

/** Where every query starts. */
export function rootObject(view: View): GraphObject {
  return {
    viewer: () => {
      const { actor } = view
      if (actor.kind === 'person' || actor.kind === 'installation') {
        return userObject(view.world, actor.user.id)
      }
      throw new GraphQLError('This query needs a user', { extensions: { type: 'FORBIDDEN' } })
    },
    repository: (args: Arguments) => repository(view, args),
    rateLimit: () => ({
      limit: 5000,
      cost: 1,
      remaining: 4999,
      used: 1,
      nodeCount: 1,
      resetAt: view.world.clock.now().toISOString(),
    }),
  }
}

function repository(view: View, args: Arguments): GraphObject {
  const owner = textIn(args, 'owner') ?? ''
  const name = textIn(args, 'name') ?? ''
  const { state } = view.world
  const former = args.followRenames === false ? undefined : repositoryOnceNamed(state, owner, name)
  const found = repositoryNamed(state, owner, name) ?? former
  if (found === undefined || !isVisible(view, found)) {
    const message = `Could not resolve to a Repository with the name '${owner}/${name}'.`
    throw new GraphQLError(message, { extensions: { type: 'NOT_FOUND' } })
  }
  return repositoryObject({ ...view, repository: found })
}

function isVisible({ world, actor }: View, at: Repository): boolean {
  const wanted = { at, needs: ['metadata:read'], role: 'read' } as const
  return objectionTo(world.state, actor, wanted) === undefined
}
