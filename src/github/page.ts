import { type ZodType, z } from 'zod'

/** One page of a GraphQL list. */
export interface Page<T> {
  readonly nodes: readonly T[]
  readonly next: string | undefined
}

/** What a list must ask for besides its nodes. */
export const pageInfo = 'pageInfo { hasNextPage endCursor }'

/** Reads a page of nodes; holes in it are left out. */
export function pageOf<T>(node: ZodType<T>): ZodType<Page<T>> {
  return z
    .object({
      nodes: z.array(node.nullable()).nullish(),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
    })
    .transform(({ nodes, pageInfo: { hasNextPage, endCursor } }) => ({
      nodes: (nodes ?? []).filter((entry) => entry !== null),
      next: hasNextPage ? (endCursor ?? undefined) : undefined,
    }))
}

/** The nodes of a page and of all that follow it. */
export async function allOf<T>(
  first: Page<T>,
  follow: (after: string) => Promise<Page<T>>,
): Promise<readonly T[]> {
  if (first.next === undefined) return first.nodes
  return [...first.nodes, ...(await allOf(await follow(first.next), follow))]
}
