import { intentPrefix, nonceOf, noncesOf } from '../lifecycle/validation.ts'

const rest = /^(?<head>[0-9a-f]{40}):(?<attempt>\d+)$/

/** The words in the names of a proposal's runs: those that were written down, and those that follow from heads. */
export function noncesFor(
  { repository, file }: { readonly repository: string; readonly file: string },
  intents: readonly { readonly id: string }[],
  heads: readonly string[],
): readonly string[] {
  const prefix = intentPrefix(repository, file)
  const written = intents.flatMap(({ id }) => {
    const { head, attempt } = rest.exec(id.slice(prefix.length))?.groups ?? {}
    if (!id.startsWith(prefix) || head === undefined) return []
    return [nonceOf({ repository, file, head, attempt: Number(attempt) })]
  })
  const derived = heads.flatMap((head) => noncesOf({ repository, file, head }))
  return [...new Set([...written, ...derived])]
}
