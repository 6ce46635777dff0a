import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** All files of a folder as text, by path below it. */
export function treeOf(folder: string): ReadonlyMap<string, string> {
  const paths = globSync('**', { cwd: folder, exclude: [] })
    .concat(globSync('.github/**', { cwd: folder }))
    .filter((path) => statSync(join(folder, path)).isFile())
  return new Map(paths.toSorted().map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

/** The miniature KAITO repository of mid-2025. */
export const kaito: ReadonlyMap<string, string> = treeOf('test/fixtures/kaito-2025')

/** The proposal the demo and the scenarios bring into it. */
export const phi4: { readonly file: string; readonly path: string; readonly text: string } = {
  file: '20260105-phi-4.md',
  path: 'docs/proposals/20260105-phi-4.md',
  text: readFileSync('proposals/20260105-phi-4.md', 'utf8'),
}
