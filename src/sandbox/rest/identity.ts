import { z } from 'zod'
import type { Identity } from '../git/repository.ts'
import { identityOf } from '../shape/commit.ts'
import type { RepositoryCall } from './operation.ts'

interface Signature {
  readonly name?: string | undefined
  readonly email?: string | undefined
  readonly date?: string | undefined
}

/** Who a commit says it is by. */
export const signature: z.ZodType<Signature> = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  date: z.string().optional(),
})

/** Author and committer of a commit made by a call: what the body says, else who calls. */
export function identitiesOf(
  { world, user }: RepositoryCall,
  wish: { readonly author?: Signature | undefined; readonly committer?: Signature | undefined },
): { readonly author: Identity; readonly committer: Identity } {
  const own = identityOf(world, user)
  const author = signedAs(own, wish.author ?? wish.committer)
  return { author, committer: signedAs(own, wish.committer ?? wish.author) }
}

function signedAs(own: Identity, wish: Signature | undefined): Identity {
  return {
    name: wish?.name ?? own.name,
    email: wish?.email ?? own.email,
    at: wish?.date === undefined ? own.at : new Date(wish.date),
  }
}
