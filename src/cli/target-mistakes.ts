import { renderTerminal } from '../diagnostics/render-terminal.ts'
import type { Files } from '../edit/files.ts'
import type { Target } from '../targets/target.ts'
import { paintFor } from './paint.ts'

/** Shows on standard error what is wrong with what declares a target; whether anything is. */
export function showMistakes(target: Target, files: Files): boolean {
  const reports = target.mistakesIn?.(files) ?? []
  if (reports.length > 0) process.stderr.write(renderTerminal(reports, paintFor(process.stderr)))
  return reports.length > 0
}
