import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Severities } from '../diagnostics/severities.ts'

/** What rules weigh where a document lies. Throws a `UsageError` where the configuration has a mistake. */
export type SeveritiesFor = (path: string) => Promise<Severities>

/**
 * The weights in `file` for every document; without one, those of the nearest `.github/usher.yml`
 * above it, no higher than the repository it is in. What reads a configuration is loaded when there is one.
 */
export async function severities(file: string | undefined): Promise<SeveritiesFor> {
  if (file !== undefined) {
    const read = await severitiesIn(file)
    return async () => read
  }
  const known = new Map<string, Promise<Severities>>()
  return (path) => {
    const folder = dirname(resolve(path))
    const there = known.get(folder) ?? severitiesAbove(folder)
    known.set(folder, there)
    return there
  }
}

async function severitiesAbove(folder: string): Promise<Severities> {
  const file = join(folder, '.github', 'usher.yml')
  if (existsSync(file)) return await severitiesIn(relative('', file))
  const above = dirname(folder)
  const isTop = above === folder || existsSync(join(folder, '.git'))
  return isTop ? {} : await severitiesAbove(above)
}

async function severitiesIn(file: string): Promise<Severities> {
  const { severitiesAt } = await import('./lint-config.ts')
  return await severitiesAt(file)
}
