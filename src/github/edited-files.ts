import { type ZodType, z } from 'zod'
import type { FileAt } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'

const fileSchema: ZodType<Omit<FileAt, 'path'> | undefined> = z
  .object({ oid: z.string(), object: z.object({ text: z.string().nullish() }).nullish() })
  .nullish()
  .transform((given) => (given ? { blob: given.oid, text: given.object?.text ?? '' } : undefined))

const answer = z.object({
  repository: z.object({ object: z.record(z.string(), fileSchema).nullable() }),
})

/** The texts of some files at one commit, in one question; those that are not there are left out. */
export async function filesOfCommit(
  access: Access,
  at: { readonly owner: string; readonly name: string; readonly commit: string },
  paths: readonly string[],
): Promise<readonly FileAt[]> {
  if (paths.length === 0) return []
  const query = `query texts(
    $owner: String!, $name: String!, $commit: GitObjectID!
    ${paths.map((_, n) => `$p${n}: String!`).join(' ')}
  ) {
    repository(owner: $owner, name: $name) { object(oid: $commit) { ... on Commit {
      ${paths.map((_, n) => `f${n}: file(path: $p${n}) { oid object { ... on Blob { text } } }`).join('\n')}
    } } }
  }`
  const variables = { ...at, ...Object.fromEntries(paths.map((path, n) => [`p${n}`, path])) }
  const { repository } = await access.query('read edited proposals', { query, variables }, answer)
  return paths.flatMap((path, n) => {
    const found = repository.object?.[`f${n}`]
    return found ? [{ path, ...found }] : []
  })
}
