import type { FileReport } from '../diagnostics/report.ts'
import { documentsAt } from './documents.ts'
import { formatOf } from './format.ts'
import { exitCodeOf, judge } from './judge.ts'
import { formats, rendered } from './lint-render.ts'
import { templates } from './templates.ts'

/** Lints the paths and writes the result to standard output; the exit code is the value. */
export async function runLint(
  paths: readonly string[],
  options: { readonly template?: string; readonly format: string },
): Promise<number> {
  const format = formatOf(options.format, formats)
  const templateFor = await templates(options.template)
  const reports: FileReport[] = []
  for (const document of await documentsAt(paths)) {
    reports.push((await judge(document, templateFor)).report)
  }
  process.stdout.write(rendered(reports, format))
  return exitCodeOf(reports)
}
