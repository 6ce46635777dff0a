import { z } from 'zod'
import type { Access } from './access.ts'
import { labels } from './lists.ts'
import { allOf, type Page, pageInfo, pageOf } from './page.ts'

/** The field that asks for the first page of a repository's label definitions. */
export const labelsField: string = `labels(first: 100) { nodes { name } ${pageInfo} }`

const query = `query labels($owner: String!, $name: String!, $after: String!) {
  repository(owner: $owner, name: $name) {
    labels(first: 100, after: $after) { nodes { name } ${pageInfo} }
  }
}`

const answer = z
  .object({ repository: z.object({ labels: pageOf(labels.schema) }) })
  .transform(({ repository }) => repository.labels)

/** The names of all label definitions of a repository, from their first page on. */
export async function labelNames(
  access: Access,
  { owner, name }: { readonly owner: string; readonly name: string },
  first: Page<{ readonly name: string }>,
): Promise<ReadonlySet<string>> {
  const all = await allOf(first, (after) =>
    access.query('read more labels', { query, variables: { owner, name, after } }, answer),
  )
  return new Set(all.map((label) => label.name))
}
