import packageFile from '../../package.json' with { type: 'json' }
import { renderGithub } from '../diagnostics/render-github.ts'
import { renderJson } from '../diagnostics/render-json.ts'
import { renderJunit } from '../diagnostics/render-junit.ts'
import { renderSarif } from '../diagnostics/render-sarif.ts'
import { renderTerminal } from '../diagnostics/render-terminal.ts'
import type { FileReport } from '../diagnostics/report.ts'
import { everyRule } from './every-rule.ts'
import { paintFor } from './paint.ts'

/** Every way in which `usher lint` can say the same findings. */
export const formats = ['text', 'json', 'sarif', 'github', 'junit'] as const

export type Format = (typeof formats)[number]

/** Writes reports in one of the formats, as standard output gets it. */
export function rendered(reports: readonly FileReport[], format: Format): string {
  switch (format) {
    case 'text':
      return renderTerminal(reports, paintFor(process.stdout))
    case 'json':
      return renderJson(reports)
    case 'sarif':
      return renderSarif(reports, { version: packageFile.version, rules: everyRule })
    case 'github':
      return renderGithub(reports)
    case 'junit':
      return renderJunit(reports)
  }
}
