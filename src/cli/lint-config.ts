import { parseConfig } from '../config/parse-config.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Severities } from '../diagnostics/severities.ts'
import { documentedRules } from '../rules/pages.ts'
import { documentAt } from './documents.ts'
import { UsageError } from './usage-error.ts'

/** The weights in a configuration. Throws a `UsageError` where it has a mistake. */
export async function severitiesAt(file: string): Promise<Severities> {
  const { config, problems } = parseConfig((await documentAt(file)).text)
  const { severity } = config.lint
  const wrong = [...problems, ...Object.keys(severity).flatMap(unknownRule)]
  if (wrong.length === 0) return severity
  throw new UsageError(`Could not use \`${file}\`: ${wrong.join('; ')}`)
}

function unknownRule(slug: string): readonly string[] {
  const slugs = documentedRules.map((rule) => rule.slug)
  if (slugs.includes(slug)) return []
  const meant = nearest(slug, slugs)
  const hint = meant === undefined ? '' : `; did you mean \`${meant}\`?`
  return [`\`lint.severity.${slug}\`: there is no such rule${hint}`]
}
