import type { Objects } from './objects.ts'
import type { CommitObject, Identity, NewCommit } from './repository.ts'

/** Writes a commit object; its times are whole seconds in UTC. */
export function writeCommit(objects: Objects, commit: NewCommit): Promise<string> {
  const header = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${renderIdentity(commit.author)}`,
    `committer ${renderIdentity(commit.committer)}`,
  ]
  const message = commit.message.endsWith('\n') ? commit.message : `${commit.message}\n`
  return objects.write('commit', Buffer.from(`${header.join('\n')}\n\n${message}`))
}

function renderIdentity({ name, email, at }: Identity): string {
  const clean = (text: string): string => text.replace(/[<>\n\0]/g, '').trim()
  return `${clean(name)} <${clean(email)}> ${Math.floor(at.getTime() / 1000)} +0000`
}

/** The commit of an id; `undefined` when there is none. */
export async function readCommit(objects: Objects, oid: string): Promise<CommitObject | undefined> {
  const found = await objects.read(oid)
  return found?.type === 'commit' ? parseCommit(oid, found.content.toString()) : undefined
}

function parseCommit(oid: string, text: string): CommitObject {
  const end = text.indexOf('\n\n')
  const header = text.slice(0, end).split('\n')
  const valuesOf = (name: string): readonly string[] => {
    return header.filter((line) => line.startsWith(`${name} `)).map((l) => l.slice(name.length + 1))
  }
  return {
    oid,
    tree: valuesOf('tree')[0] ?? '',
    parents: valuesOf('parent'),
    message: text.slice(end + 2).replace(/\n+$/, ''),
    author: parseIdentity(valuesOf('author')[0] ?? ''),
    committer: parseIdentity(valuesOf('committer')[0] ?? ''),
  }
}

function parseIdentity(text: string): Identity {
  const groups = /^(?<name>.*?) ?<(?<email>[^>]*)> (?<seconds>\d+)/.exec(text)?.groups
  const { name = '', email = '', seconds = '0' } = groups ?? {}
  return { name, email, at: new Date(Number(seconds) * 1000) }
}
