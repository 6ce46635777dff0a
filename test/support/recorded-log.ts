import type { Log } from '../../src/reconcile/log.ts'

/** One line that was logged. */
export interface Line {
  readonly level: string
  readonly message: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** A log that keeps its lines, for a test to look at. */
export function recordedLog(): Log & { readonly lines: readonly Line[] } {
  const lines: Line[] = []
  const at = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, message, fields: { ...fields } })
  return { info: at('info'), warn: at('warn'), error: at('error'), lines }
}
