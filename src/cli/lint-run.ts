import { renderJson } from '../diagnostics/render-json.ts'
import { renderTerminal } from '../diagnostics/render-terminal.ts'
import type { FileReport } from '../diagnostics/report.ts'
import { documentsAt } from './documents.ts'
import { formatOf } from './format.ts'
import { exitCodeOf, judge } from './judge.ts'
import { paintFor } from './paint.ts'
import { templates } from './templates.ts'

/** Lints the paths and writes the result to standard output; the exit code is the value. */
export async function runLint(
  paths: readonly string[],
  options: { readonly template?: string; readonly format: string },
): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  const templateFor = await templates(options.template)
  const reports: FileReport[] = []
  for (const document of await documentsAt(paths)) {
    reports.push((await judge(document, templateFor)).report)
  }
  const text =
    format === 'json' ? renderJson(reports) : renderTerminal(reports, paintFor(process.stdout))
  process.stdout.write(text)
  return exitCodeOf(reports)
}
