import type { FileSet } from '../edit/files.ts'
import { digestOf } from '../lifecycle/digest.ts'
import type { Bot, OwnPull, Snapshot } from '../lifecycle/snapshot.ts'

/** What one of our commits says of itself: the digest of its files and the day written into them. */
export interface CommitNote {
  readonly digest: string
  readonly day: string
}

const pattern = /^Usher-Digest: (?<digest>[0-9a-f]{64})\nUsher-Day: (?<day>\d{4}-\d{2}-\d{2})$/m

const mergeNote = 'Usher-Merge: yes'

/** The digest of a file set: equal for equal paths and texts, whatever the base. */
export function digestOfFiles({ changes }: FileSet): string {
  const sorted = changes.toSorted((a, b) => (a.path < b.path ? -1 : 1))
  return digestOf(sorted.flatMap(({ path, change, text }) => [path, change, text]))
}

/** Writes the message of a commit of ours; `signed` is who vouches for its origin, where that is asked for. */
export function renderCommit(
  subject: string,
  { digest, day }: CommitNote,
  signed?: Pick<Bot, 'login' | 'id'>,
): string {
  const note = `Usher-Digest: ${digest}\nUsher-Day: ${day}\n`
  if (signed === undefined) return `${subject}\n\n${note}`
  return `${subject}\n\n${note}${signOff(signed)}`
}

function signOff({ login, id }: Pick<Bot, 'login' | 'id'>): string {
  return `Signed-off-by: ${login} <${id}+${login}@users.noreply.github.com>\n`
}

/** Reads the note back out of a message: `parseCommit(renderCommit(s, n))` is `n`. */
export function parseCommit(message: string): CommitNote | undefined {
  const { digest, day } = pattern.exec(message)?.groups ?? {}
  return digest === undefined || day === undefined ? undefined : { digest, day }
}

/** The day a pull request of ours writes into files: the one it was first made on, so that it does not change every midnight. */
export function dayOf(
  { now }: Pick<Snapshot, 'now'>,
  own: Pick<OwnPull, 'tip' | 'pull' | 'theirs'> | undefined,
): string {
  const waiting = own?.pull === undefined || own.pull.state === 'open'
  const last = own?.tip?.ours ? own.tip : own?.theirs?.last
  const noted = last !== undefined && waiting ? parseCommit(last.message) : undefined
  return noted?.day ?? now.toISOString().slice(0, 10)
}

/** Writes the message of a commit that merges what we write into what a person wrote; it holds more than our own. */
export function renderMerge(subject: string, signed?: Pick<Bot, 'login' | 'id'>): string {
  const note = `${mergeNote}\n`
  if (signed === undefined) return `${subject}\n\n${note}`
  return `${subject}\n\n${note}${signOff(signed)}`
}

/** Whether a commit of ours stands on a person's work, so that the branch is still theirs. */
export function isMerge(message: string): boolean {
  return message.split('\n').includes(mergeNote)
}
