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

/** A pull request, as far as the checks go that a rule asks of it. */
export interface ChecksKey {
  readonly kind: 'checks'
  readonly repository: string
  readonly number: number
}

/** A commit: the head of pull requests, or of a merge group. */
export interface HeadKey {
  readonly kind: 'head'
  readonly repository: string
  readonly head: string
}

/** A hint of what to look at. Only proposals are reconciled; the others resolve to them, or have checks of their own. */
export type Key =
  | ProposalKey
  | { readonly kind: 'repository'; readonly repository: string }
  | PullKey
  | ChecksKey
  | HeadKey

const pattern =
  /^(?:repository:(?<whole>\d+)|(?<kind>pull|checks):(?<of>\d+)#(?<number>\d+)|head:(?<at>\d+)@(?<head>[0-9a-f]{40})|proposal:(?<repository>\d+)\/(?<file>[^/]+))$/

/** Writes a key as text: `repository:1`, `pull:1#7`, `checks:1#7`, `head:1@<commit>`, `proposal:1/20260102-phi-4.md`. */
export function renderKey(key: Key): string {
  switch (key.kind) {
    case 'repository':
      return `repository:${key.repository}`
    case 'pull':
    case 'checks':
      return `${key.kind}:${key.repository}#${key.number}`
    case 'head':
      return `head:${key.repository}@${key.head}`
    case 'proposal':
      return `proposal:${key.repository}/${key.file}`
  }
}

/** Reads a key back: `parseKey(renderKey(k))` is `k`; `undefined` for any other text. */
export function parseKey(text: string): Key | undefined {
  const { whole, kind, of, number, at, head, repository, file } = pattern.exec(text)?.groups ?? {}
  if (whole !== undefined) return { kind: 'repository', repository: whole }
  if (of !== undefined && number !== undefined) {
    const about = kind === 'checks' ? 'checks' : 'pull'
    return { kind: about, repository: of, number: Number(number) }
  }
  if (at !== undefined && head !== undefined) return { kind: 'head', repository: at, head }
  if (repository !== undefined && file !== undefined) return { kind: 'proposal', repository, file }
  return undefined
}
