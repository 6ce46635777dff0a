import { unknownRules } from '../config/named-things.ts'
import { parseConfig } from '../config/parse-config.ts'
import { everyRule } from '../decide/every-rule.ts'
import type { Severities } from '../diagnostics/severities.ts'
import { documentAt } from './documents.ts'
import { UsageError } from './usage-error.ts'

/** The weights in a configuration. Throws a `UsageError` where it has a mistake. */
export async function severitiesAt(file: string): Promise<Severities> {
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
