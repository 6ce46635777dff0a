import { z } from 'zod'
import { branchOf } from '../lifecycle/names.ts'
import type { OwnKey, OwnPull } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'
import { mustBeHere, notHere } from './at-place.ts'
import { lookAnswerSchema } from './look-answer.ts'
import {
  type Asked,
  askedOf,
  branchesOf,
  branchFields,
  branchVariables,
  pullsFragment,
  tipFragment,
} from './look-query.ts'
import { ownPullOf } from './own-pulls.ts'
import { personFragment } from './person.ts'
import type { Place } from './place.ts'

/** What one question says about another repository. */
export interface ElsewhereLook {
  readonly repository: {
    readonly id: string
    readonly owner: string
    readonly name: string
    readonly defaultBranch: string
    readonly head: string
  }
  readonly tree: string
  readonly isPrivate: boolean
  readonly ownPulls: ReadonlyMap<OwnKey, OwnPull>
}

/** Which branches of ours to ask about there. */
export interface ElsewhereAsk {
  readonly place: Place
  /** The id of the repository whose proposal it is. */
  readonly home: string
  /** The model's name in our branches. */
  readonly name: string
  readonly slots: readonly string[]
}

const repository = z.looseObject({
  databaseId: z.number(),
  name: z.string(),
  isPrivate: z.boolean(),
  owner: z.object({ login: z.string() }),
  defaultBranchRef: z
    .object({
      name: z.string(),
      target: z.object({ oid: z.string(), tree: z.object({ oid: z.string() }) }),
    })
    .nullable(),
})

/** Looks at another repository; `undefined` where it is empty. Throws where it is not there any more. */
export async function lookElsewhere(
  access: Access,
  ask: ElsewhereAsk,
): Promise<ElsewhereLook | undefined> {
  const { place, home, name } = ask
  const asked = askedOf(ask.slots)
  const { viewer, repository: seen } = await access.query(
    `look at ${place.owner}/${place.name}`,
    {
      query: queryFor(asked),
      variables: {
        owner: place.owner,
        name: place.name,
        named: true,
        ...branchesOf(asked, { name, home }),
      },
    },
    lookAnswerSchema(repository, asked),
  )
  if (seen === null) throw notHere(place)
  const at = { id: String(seen.databaseId), owner: seen.owner.login, name: seen.name }
  mustBeHere(place, at)
  if (seen.defaultBranchRef === null) return undefined
  const bot = { login: viewer.login, id: String(viewer.databaseId) }
  const own = asked.map(({ key, part, slot }, n): readonly [OwnKey, OwnPull] => [
    key,
    ownPullOf({ part, slot, branch: branchOf(name, key, home) }, seen.own[n], bot),
  ])
  const { name: defaultBranch, target } = seen.defaultBranchRef
  return {
    repository: { ...at, defaultBranch, head: target.oid },
    tree: target.tree.oid,
    isPrivate: seen.isPrivate,
    ownPulls: new Map(own),
  }
}

function queryFor(asked: readonly Asked[]): string {
  return `query elsewhere($owner: String!, $name: String!, $named: Boolean!, ${branchVariables(asked)}) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    databaseId name isPrivate owner { login }
    defaultBranchRef { name target { oid ... on Commit { tree { oid } } } }
    ${branchFields(asked)}
  }
}
${[personFragment, pullsFragment, tipFragment].join('\n')}`
}
