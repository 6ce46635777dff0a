import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Files } from '../../src/edit/files.ts'
import type { Target } from '../../src/targets/target.ts'

/** The miniature KAITO tree, relative to the project. */
export const kaitoTree = 'test/fixtures/kaito-2025'

/** All paths of a tree on disk, hidden folders included. */
export function pathsOf(root: string): readonly string[] {
  return globSync(['**/*', '{.github,.snippets}/**/*'], { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length))
    .toSorted()
}

/** The files of a tree that a target asks for, read round by round as the shell does. */
export function filesFor(target: Target, root: string): Files {
  const paths = pathsOf(root)
  const files = new Map<string, string>()
  for (
    let wanted = target.wants(paths, files);
    wanted.length > 0;
    wanted = target.wants(paths, files)
  )
    for (const path of wanted) files.set(path, readFileSync(join(root, path), 'utf8'))
  return files
}

/** Every file of a tree as text, by path. */
export function treeOf(root: string): Files {
  return new Map(pathsOf(root).map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/** The miniature KAITO repository, read. */
export const kaito: Files = treeOf(kaitoTree)
