import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { unknownRules } from '../config/named-things.ts'
import { parseConfig } from '../config/parse-config.ts'
import type { Severities } from '../diagnostics/severities.ts'
import { documentAt } from './documents.ts'
import { everyRule } from './every-rule.ts'
import { UsageError } from './usage-error.ts'

/** What rules weigh where a document lies. Throws a `UsageError` where the configuration has a mistake. */
export type SeveritiesFor = (path: string) => Promise<Severities>

/**
 * The weights in `file` for every document; without one, those of the nearest `.github/usher.yml`
 * above it, no higher than the repository it is in.
 */
export async function severities(file: string | undefined): Promise<SeveritiesFor> {
  if (file !== undefined) {
    const read = await severitiesAt(file)
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
  if (existsSync(file)) return await severitiesAt(relative('', file))
  const above = dirname(folder)
  const isTop = above === folder || existsSync(join(folder, '.git'))
  return isTop ? {} : await severitiesAbove(above)
}

async function severitiesAt(file: string): Promise<Severities> {
  const { text } = await documentAt(file)
  const { config, findings } = parseConfig(text)
  const slugs = everyRule.map((rule) => rule.slug)
  const wrong = [...findings, ...unknownRules(text, slugs)]
  if (wrong.length === 0) return config.lint.severity
  const said = wrong.map(
    ({ span, message, help }) => `line ${span.start.line}: ${message}; ${help}`,
  )
  throw new UsageError(`Could not use \`${file}\`: ${said.join('; ')}`)
}
