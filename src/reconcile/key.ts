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
  /** The commit by which it is said to have come to the default branch. */
  readonly merged?: string
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

export interface RepositoryKey {
  readonly kind: 'repository'
  readonly repository: string
  /** The commit to which its default branch is said to have moved: where that is known, all is. */
  readonly head?: string
}

export interface RunKey {
  readonly kind: 'run'
  readonly repository: string
  readonly run: string
}

/** A repository that the app was sent away from, or in which it may do other things now: proposals of others may be carried out there. */
export interface LeftKey {
  readonly kind: 'left'
  readonly repository: string
}

/** The audit of a repository: its issue, and its repair pull request. */
export interface AuditKey {
  readonly kind: 'audit'
  readonly repository: string
}

/** A hint of what to look at. Only proposals and audits are reconciled; the others resolve to them, or have checks of their own. */
export type Key =
  | ProposalKey
  | RepositoryKey
  | PullKey
  | ChecksKey
  | HeadKey
  | RunKey
  | AuditKey
  | LeftKey

const whole = /^repository:(?<repository>\d+)(?:@(?<head>[0-9a-f]{40,64}))?$/
const pull = /^pull:(?<repository>\d+)#(?<number>\d+)(?:@(?<merged>[0-9a-f]{40,64}))?$/
const checks = /^checks:(?<repository>\d+)#(?<number>\d+)$/
const commit = /^head:(?<repository>\d+)@(?<head>[0-9a-f]{40,64})$/
const ran = /^run:(?<repository>\d+)#(?<run>\d+)$/
const left = /^left:(?<repository>\d+)$/
const audit = /^audit:(?<repository>\d+)$/
const proposal = /^proposal:(?<repository>\d+)\/(?<file>[^/]+)$/

/** Writes a key as text: `repository:1`, `pull:1#7`, `checks:1#7`, `head:1@<commit>`, `run:1#9`, `audit:1`, `left:1`, `proposal:1/20260102-phi-4.md`; a commit follows an `@`. */
export function renderKey(key: Key): string {
  switch (key.kind) {
    case 'repository':
      return `repository:${key.repository}${at(key.head)}`
    case 'pull':
      return `pull:${key.repository}#${key.number}${at(key.merged)}`
    case 'checks':
      return `checks:${key.repository}#${key.number}`
    case 'head':
      return `head:${key.repository}@${key.head}`
    case 'run':
      return `run:${key.repository}#${key.run}`
    case 'left':
      return `left:${key.repository}`
    case 'audit':
      return `audit:${key.repository}`
    case 'proposal':
      return `proposal:${key.repository}/${key.file}`
  }
}

function at(commit: string | undefined): string {
  return commit === undefined ? '' : `@${commit}`
}

/** Reads a key back: `parseKey(renderKey(k))` is `k`; `undefined` for any other text. */
export function parseKey(text: string): Key | undefined {
  return (
    wholeIn(text) ??
    pullIn(text) ??
    checksIn(text) ??
    headIn(text) ??
    runIn(text) ??
    leftIn(text) ??
    auditIn(text) ??
    proposalIn(text)
  )
}

function wholeIn(text: string): RepositoryKey | undefined {
  const { repository, head } = whole.exec(text)?.groups ?? {}
  if (repository === undefined) return undefined
  return { kind: 'repository', repository, ...(head === undefined ? {} : { head }) }
}

function pullIn(text: string): PullKey | undefined {
  const { repository, number, merged } = pull.exec(text)?.groups ?? {}
  if (repository === undefined) return undefined
  const by = merged === undefined ? {} : { merged }
  return { kind: 'pull', repository, number: Number(number), ...by }
}

function checksIn(text: string): ChecksKey | undefined {
  const { repository, number } = checks.exec(text)?.groups ?? {}
  return repository && number ? { kind: 'checks', repository, number: Number(number) } : undefined
}

function headIn(text: string): HeadKey | undefined {
  const { repository, head } = commit.exec(text)?.groups ?? {}
  return repository && head ? { kind: 'head', repository, head } : undefined
}

function runIn(text: string): RunKey | undefined {
  const { repository, run } = ran.exec(text)?.groups ?? {}
  return repository && run ? { kind: 'run', repository, run } : undefined
}

function leftIn(text: string): LeftKey | undefined {
  const { repository } = left.exec(text)?.groups ?? {}
  return repository ? { kind: 'left', repository } : undefined
}

function auditIn(text: string): AuditKey | undefined {
  const { repository } = audit.exec(text)?.groups ?? {}
  return repository ? { kind: 'audit', repository } : undefined
}

function proposalIn(text: string): ProposalKey | undefined {
  const { repository, file } = proposal.exec(text)?.groups ?? {}
  return repository && file ? { kind: 'proposal', repository, file } : undefined
}
