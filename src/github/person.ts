import { type ZodType, z } from 'zod'
import type { Person } from '../lifecycle/snapshot.ts'

/** The GraphQL fields `personSchema` reads, as a fragment on `Actor`. */
export const personFragment = `fragment person on Actor {
  __typename
  login
  ... on User { databaseId }
  ... on Bot { databaseId }
  ... on Organization { databaseId }
}`

/** Whoever deleted their account; may ask for nothing, since nobody can say who it was. */
const ghost: Person = { login: 'ghost', id: '0', type: 'User' }

const actor = z.object({
  __typename: z.string(),
  login: z.string(),
  databaseId: z.number().nullish(),
})

/** Reads an actor. GraphQL leaves `[bot]` off a bot's login where REST and `viewer` have it; ours always has it. */
export const personSchema: ZodType<Person> = actor
  .nullish()
  .transform((given) => (given ? personOf(given) : ghost))

function personOf({ __typename, login, databaseId }: z.infer<typeof actor>): Person {
  const id = String(databaseId ?? 0)
  switch (__typename) {
    case 'User':
      return { login, id, type: 'User' }
    case 'Bot':
      return { login: login.endsWith('[bot]') ? login : `${login}[bot]`, id, type: 'Bot' }
    default:
      return { login, id, type: 'Organization' }
  }
}
