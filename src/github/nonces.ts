import { intentPrefix, nonceOf, noncesOf, type Purpose, purposes } from '../lifecycle/validation.ts'

const rest = /^(?<head>[0-9a-f]{40}):(?<attempt>\d+)$/

interface Whose {
  readonly repository: string
  readonly file: string
}

/** The words in the names of a proposal's runs: those that were written down, and those that follow from heads. */
export function noncesFor(
  whose: Whose,
  intents: readonly { readonly id: string }[],
  heads: readonly string[],
): readonly string[] {
  const nonces = purposes.flatMap((purpose) => [
    ...writtenNonces(whose, purpose, intents),
    ...heads.flatMap((head) => noncesOf({ purpose, ...whose, head })),
  ])
  return [...new Set(nonces)]
}

function writtenNonces(
  { repository, file }: Whose,
  purpose: Purpose,
  intents: readonly { readonly id: string }[],
): readonly string[] {
  const prefix = intentPrefix(purpose, repository, file)
  return intents.flatMap(({ id }) => {
    const { head, attempt } = rest.exec(id.slice(prefix.length))?.groups ?? {}
    if (!id.startsWith(prefix) || head === undefined) return []
    return [nonceOf({ purpose, repository, file, head, attempt: Number(attempt) })]
  })
}
