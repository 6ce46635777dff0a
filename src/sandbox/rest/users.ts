import { notFound, Problem } from '../problem.ts'
import { userNamed } from '../state/lookup.ts'
import { userShape } from '../shape/people.ts'
import { ok, type Operations, textAt } from './operation.ts'

/** Users by name, and whoever asks. */
export const users: Operations = {
  'users/get-by-username': {
    kind: 'anyone',
    handle: (call) => {
      const user = userNamed(call.world.state, textAt(call, 'username'))
      if (user === undefined) throw notFound()
      return ok({ ...userShape(call.world, user.id), name: user.login })
    },
  },
  'users/get-authenticated': {
    kind: 'anyone',
    handle: ({ world, actor }) => {
      if (actor.kind === 'nobody') throw new Problem(401, 'Requires authentication')
      if (actor.kind !== 'person') throw new Problem(403, 'Resource not accessible by integration')
      return ok({ ...userShape(world, actor.user.id), name: actor.user.login })
    },
  },
  'rate-limit/get': {
    kind: 'anyone',
    handle: () => {
      const rate = { limit: 5000, used: 0, remaining: 5000, reset: 0 }
      return ok({ resources: { core: rate, graphql: rate, search: rate }, rate })
    },
  },
}
