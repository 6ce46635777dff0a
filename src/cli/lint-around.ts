import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Proposal } from '../proposal/proposal.ts'
import { type LocalLink, localLinksOf } from '../rules/local-links.ts'
import type { Around } from '../rules/rule.ts'

/**
 * What lies around a document on disk. Only what its links may mean is looked for, in the repository it
 * is in; without one, below the present folder, or its own where it lies elsewhere.
 */
export async function aroundOf(proposal: Proposal): Promise<Around> {
  const file = resolve(proposal.path)
  const root = rootOf(file)
  const path = relative(root, file).split(sep).join('/')
  const links = localLinksOf(proposal, path)
  const found = await Promise.all(links.map((link) => pathsFor(link, root)))
  return { path, paths: new Set(found.flat()) }
}

/** The one path of its candidates that is there; else what lies where it is missing. */
async function pathsFor({ candidates }: LocalLink, root: string): Promise<readonly string[]> {
  const there = candidates.find((path) => existsSync(join(root, path)))
  if (there !== undefined) return [there]
  const folder = dirname(candidates[0] ?? '')
  const names = await readdir(join(root, folder)).catch(() => [])
  return names.map((name) => (folder === '.' ? name : `${folder}/${name}`))
}

const roots = new Map<string, string>()

function rootOf(file: string): string {
  const folder = dirname(file)
  const root = roots.get(folder) ?? repositoryAbove(folder) ?? rootWithout(folder)
  roots.set(folder, root)
  return root
}

function repositoryAbove(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  const above = dirname(folder)
  return above === folder ? undefined : repositoryAbove(above)
}

function rootWithout(folder: string): string {
  const here = process.cwd()
  return folder === here || folder.startsWith(here + sep) ? here : folder
}
