import { everyRule } from '../decide/every-rule.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { renderPage } from '../rules/page.ts'
import type { Documentation } from '../rules/rule.ts'
import { formatOf } from './format.ts'
import { paintFor } from './paint.ts'
import { UsageError } from './usage-error.ts'

/** Writes the rules, or the page of one, to standard output. Throws a `UsageError` where there is none of that name. */
export function runRules(slug: string | undefined, options: { readonly format: string }): number {
  const format = formatOf(options.format, ['text', 'json'])
  const wanted = slug === undefined ? everyRule : [ruleNamed(slug)]
  if (format === 'json') process.stdout.write(jsonOf(wanted))
  else process.stdout.write(slug === undefined ? listOf(wanted) : wanted.map(renderPage).join(''))
  return 0
}

function ruleNamed(slug: string): Documentation {
  const rule = everyRule.find((one) => one.slug === slug)
  if (rule !== undefined) return rule
  const meant = nearest(
    slug,
    everyRule.map((one) => one.slug),
  )
  const hint = meant === undefined ? '; see `usher rules`' : `; did you mean \`${meant}\`?`
  throw new UsageError(`There is no rule \`${slug}\`${hint}`)
}

function listOf(rules: readonly Documentation[]): string {
  const paint = paintFor(process.stdout)
  const width = Math.max(...rules.map(({ slug }) => slug.length))
  const lines = rules.map(
    ({ slug, severity, summary }) =>
      `${paint('strong', slug.padEnd(width))}  ${paint(severity, severity.padEnd(7))}  ${summary}\n`,
  )
  return `${lines.join('')}\n\`usher rules RULE\` shows why a rule is there, and what to do.\n`
}

function jsonOf(rules: readonly Documentation[]): string {
  const shown = rules.map(({ slug, severity, summary, why, todo }) => {
    return { slug, severity, summary, why, todo }
  })
  return `${JSON.stringify({ version: 1, rules: shown }, undefined, 2)}\n`
}
