import type { TreeEntry } from '../git/repository.ts'
import type { Repository } from '../state/repository.ts'
import type { Shape, World } from '../world.ts'
import { placesOf } from './issue.ts'

interface File {
  readonly path: string
  readonly ref: string
  readonly oid: string
  readonly body: Buffer
}

const largest = 1024 * 1024

/** A file with its content; above 1 MB GitHub leaves the content out. */
export function contentShape(world: World, at: Repository, file: File): Shape {
  const isLarge = file.body.length > largest
  return {
    ...placed(world, at, { ...file, type: 'file' }),
    size: file.body.length,
    encoding: isLarge ? 'none' : 'base64',
    content: isLarge ? '' : wrapped(file.body.toString('base64')),
  }
}

/** An entry of a folder's list. */
export function folderEntryShape(
  world: World,
  at: Repository,
  { ref, one }: { readonly ref: string; readonly one: TreeEntry },
): Shape {
  const type = typeOf(one)
  return { ...placed(world, at, { path: one.path, oid: one.oid, ref, type }), size: one.size ?? 0 }
}

function typeOf({ type, mode }: TreeEntry): string {
  if (mode === '120000') return 'symlink'
  if (type === 'commit') return 'submodule'
  return type === 'tree' ? 'dir' : 'file'
}

function placed(
  world: World,
  at: Repository,
  { path, ref, oid, type }: Omit<File, 'body'> & { readonly type: string },
): Shape {
  const { api, page } = placesOf(world, at)
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  const url = `${api}/contents/${encoded}?ref=${encodeURIComponent(ref)}`
  const kind = type === 'dir' ? 'tree' : 'blob'
  const html = `${page}/${kind}/${ref}/${encoded}`
  const git = `${api}/git/${kind}s/${oid}`
  return {
    type,
    name: path.split('/').at(-1) ?? path,
    path,
    sha: oid,
    url,
    html_url: html,
    git_url: git,
    download_url: type === 'file' ? `${page}/raw/${ref}/${encoded}` : null,
    _links: { self: url, html, git },
  }
}

function wrapped(base64: string): string {
  return base64.replace(/.{60}/g, '$&\n') + (base64.length % 60 === 0 ? '' : '\n')
}
