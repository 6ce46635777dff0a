/** The identity of a proposal: the repository's id and the file's name, whatever folder it is moved to. */
export interface ProposalKey {
  readonly kind: 'proposal'
  readonly repository: string
  readonly file: string
}

export interface PullKey {
  readonly kind: 'pull'
  readonly repository: string
  readonly number: number
}

/** A hint of what to look at. Only proposals are reconciled; the other two resolve to proposals. */
export type Key =
  | ProposalKey
  | { readonly kind: 'repository'; readonly repository: string }
  | PullKey

const pattern =
  /^(?:repository:(?<whole>\d+)|pull:(?<of>\d+)#(?<number>\d+)|proposal:(?<repository>\d+)\/(?<file>[^/]+))$/

/** Writes a key as text: `repository:1`, `pull:1#7`, `proposal:1/20260102-phi-4.md`. */
export function renderKey(key: Key): string {
  switch (key.kind) {
    case 'repository':
      return `repository:${key.repository}`
    case 'pull':
      return `pull:${key.repository}#${key.number}`
    case 'proposal':
      return `proposal:${key.repository}/${key.file}`
  }
}

/** Reads a key back: `parseKey(renderKey(k))` is `k`; `undefined` for any other text. */
export function parseKey(text: string): Key | undefined {
  const { whole, of, number, repository, file } = pattern.exec(text)?.groups ?? {}
  if (whole !== undefined) return { kind: 'repository', repository: whole }
  if (of !== undefined && number !== undefined)
    return { kind: 'pull', repository: of, number: Number(number) }
  if (repository !== undefined && file !== undefined) return { kind: 'proposal', repository, file }
  return undefined
}
