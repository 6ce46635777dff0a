import { type ZodType, z } from 'zod'
import type { Asked } from './look-query.ts'
import { type BranchAnswer, branchSchema } from './own-pulls.ts'

/** What one question says about a repository and our branches there, in the order they were asked for; and who asks. */
export interface LookAnswer<Repository> {
  readonly viewer: { readonly login: string; readonly databaseId: number }
  /** `null` where the repository cannot be seen. */
  readonly repository: (Repository & { readonly own: readonly BranchAnswer[] }) | null
}

/** Reads such an answer. `repository` must let every further field through. */
export function lookAnswerSchema<Repository extends object>(
  repository: ZodType<Repository>,
  asked: readonly Asked[],
): ZodType<LookAnswer<Repository>> {
  const branches = asked.map(({ as }) => branchSchema(as))
  return z.object({
    viewer: z.object({ login: z.string(), databaseId: z.number() }),
    repository: repository
      .transform((given) => ({ ...given, own: branches.map((branch) => branch.parse(given)) }))
      .nullable(),
  })
}
