import { notFound, Problem } from '../problem.ts'
import { userShape } from '../shape/people.ts'
import { userNamed } from '../state/lookup.ts'
import { type Operations, ok, textAt } from './operation.ts'

/** Users by name, and how much whoever asks may ask. */
export const users: Operations = {
  'users/get-authenticated': {
    kind: 'anyone',
    handle: ({ world, actor }) => {
      if (actor.kind !== 'person') throw new Problem(401, 'Requires authentication')
      return ok({ ...userShape(world, actor.user.id), name: actor.user.login })
    },
  },
  'users/get-by-username': {
    kind: 'anyone',
    handle: (call) => {
      const user = userNamed(call.world.state, textAt(call, 'username'))
      if (user === undefined) throw notFound()
      return ok({ ...userShape(call.world, user.id), name: user.login })
    },
  },
  'rate-limit/get': {
    kind: 'anyone',
    handle: ({ world }) => {
      const reset = Math.floor(world.clock.now().getTime() / 1000) + 3600
      const rate = { limit: 5000, used: 1, remaining: 4999, reset }
      return ok({ resources: { core: rate, graphql: rate, search: rate }, rate })
    },
  },
}
