import { admit, objectionTo } from '../auth/access.ts'
import type { Actor } from '../auth/actor.ts'
import { answerQuery } from '../graphql/execute.ts'
import { Moved, notFound, Problem } from '../problem.ts'
import type { Answer, Call, Operation, Operations } from '../rest/operation.ts'
import { repositoryNamed, repositoryOnceNamed, userOf } from '../state/lookup.ts'
import type { World } from '../world.ts'
import type { Asked } from './asked.ts'
import type { Contracts } from './contracts.ts'

interface Asking {
  readonly asked: Asked
  readonly actor: Actor
}

/** Does what a routed request asks for; throws a problem for what cannot be done. */
export async function perform(
  world: World,
  { operations, contracts }: { readonly operations: Operations; readonly contracts: Contracts },
  { asked, actor }: Asking,
): Promise<Answer> {
  const operation = operationOf(operations, asked, contracts)
  const query = asked.url.searchParams
  const wrong = contracts.rest.checkRequest(asked.name, { query, body: asked.body })
  for (const text of wrong) contracts.violated(`request ${asked.name}: ${text}`)
  const accept = asked.headers.get('accept') ?? ''
  const { parameters, body } = asked
  const answer = await handle(operation, { world, actor, parameters, query, body, accept }, asked)
  if (wrong.length > 0) throw new Problem(422, 'Invalid request.', wrong)
  return answer
}

function operationOf(operations: Operations, asked: Asked, { violated }: Contracts): Operation {
  const operation = asked.operationId === undefined ? undefined : operations[asked.operationId]
  if (operation !== undefined) return operation
  violated(`${asked.name} is not served`)
  throw new Problem(501, `${asked.name} is not served here`)
}

async function handle(operation: Operation, call: Call, asked: Asked): Promise<Answer> {
  switch (operation.kind) {
    case 'anyone':
      return await operation.handle(call)
    case 'app': {
      if (call.actor.kind !== 'app') {
        throw new Problem(401, 'A JSON web token could not be decoded')
      }
      return await operation.handle({ ...call, app: call.actor.app })
    }
    case 'repository':
      return await handleInRepository(operation, call, asked)
  }
}

async function handleInRepository(
  { access, handle: work }: Extract<Operation, { kind: 'repository' }>,
  call: Call,
  asked: Asked,
): Promise<Answer> {
  const { state } = call.world
  const { parameters, actor } = call
  const owner = parameters.get('owner') ?? ''
  const repository = repositoryNamed(state, owner, parameters.get('repo') ?? '')
  if (repository === undefined) throw elsewhere(call, asked)
  admit(state, actor, { at: repository, ...access })
  const user = actor.kind === 'person' || actor.kind === 'installation' ? actor.user : undefined
  return await work({ ...call, repository, user: user ?? userOf(state, undefined) })
}

/** A repository that was renamed or transferred is found by its id; what nobody may see, is not. */
function elsewhere({ world, actor, parameters }: Call, { kind, url }: Asked): Problem {
  const [owner = '', name = ''] = [parameters.get('owner'), parameters.get('repo')]
  const found = repositoryOnceNamed(world.state, owner, name)
  const seeing = { needs: ['metadata:read'], role: 'read' } as const
  if (found === undefined || objectionTo(world.state, actor, { at: found, ...seeing })) {
    return notFound()
  }
  const rest = url.pathname.split('/').slice(4)
  const path = ['repositories', found.id, ...rest].join('/')
  return new Moved(kind === 'read' ? 301 : 307, `${world.place.url}/${path}${url.search}`)
}

/** Answers a GraphQL query; always with HTTP 200. */
export async function performQuery(
  world: World,
  { violated }: Contracts,
  { asked, actor }: Asking,
): Promise<unknown> {
  if (actor.kind === 'nobody')
    throw new Problem(401, 'This endpoint requires you to be authenticated.')
  return await answerQuery({ world, actor }, asked.body, violated)
}
