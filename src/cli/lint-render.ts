import type { FileReport } from '../diagnostics/report.ts'
import { paintFor } from './paint.ts'

/** Every way in which `usher lint` can say the same findings. */
export const formats = ['text', 'json', 'sarif', 'github', 'junit'] as const

export type Format = (typeof formats)[number]

/** Writes reports in one of the formats, as standard output gets it. No other format is loaded. */
export async function rendered(reports: readonly FileReport[], format: Format): Promise<string> {
  switch (format) {
    case 'text': {
      const { renderTerminal } = await import('../diagnostics/render-terminal.ts')
      return renderTerminal(reports, paintFor(process.stdout)) + wayToPages(reports)
    }
    case 'json':
      return (await import('../diagnostics/render-json.ts')).renderJson(reports)
    case 'sarif':
      return await sarif(reports)
    case 'github':
      return (await import('../diagnostics/render-github.ts')).renderGithub(reports)
    case 'junit':
      return (await import('../diagnostics/render-junit.ts')).renderJunit(reports)
  }
}

async function sarif(reports: readonly FileReport[]): Promise<string> {
  const { renderSarif } = await import('../diagnostics/render-sarif.ts')
  const { everyRule } = await import('../decide/every-rule.ts')
  const { default: packageFile } = await import('../../package.json', { with: { type: 'json' } })
  return renderSarif(reports, { version: packageFile.version, rules: everyRule })
}

/** Where people read more about what was found: a rule once, however often it found something. */
export function wayToPages(reports: readonly FileReport[]): string {
  const found = new Set(reports.flatMap(({ findings }) => findings.map(({ rule }) => rule)))
  const [first] = found
  if (first === undefined) return ''
  return found.size === 1
    ? `Why, and what to do about it: \`usher rules ${first}\`\n`
    : `Why, and what to do about it: \`usher rules ${first}\`, and so for every other rule\n`
}
