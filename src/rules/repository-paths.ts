import { remembered } from '../diagnostics/remembered.ts'
/** The folders of a repository with the names in each, by path; the root is the empty one. */
export type Folders = ReadonlyMap<string, ReadonlySet<string>>

/** The folders that paths lie in. They are collected once for a set of paths. */
export const foldersOf: (paths: ReadonlySet<string>) => Folders = remembered(collected)

function collected(paths: ReadonlySet<string>): Folders {
  const folders = new Map<string, Set<string>>([['', new Set()]])
  for (const path of paths) enter(path, folders)
  return folders
}

/** Enters a path in its folder, and each folder that is new in the one above it. */
function enter(path: string, folders: Map<string, Set<string>>): void {
  const cut = path.lastIndexOf('/')
  const folder = cut < 0 ? '' : path.slice(0, cut)
  const names = folders.get(folder)
  if (names !== undefined) {
    names.add(path.slice(cut + 1))
    return
  }
  folders.set(folder, new Set([path.slice(cut + 1)]))
  enter(folder, folders)
}
