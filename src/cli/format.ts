import { UsageError } from './usage-error.ts'

/** Checks the `--format` somebody asked for against what a command can write. */
export function formatOf<Format extends string>(asked: string, known: readonly Format[]): Format {
  const format = known.find((one) => one === asked)
  if (format !== undefined) return format
  const choices = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(
    known.map((one) => `\`${one}\``),
  )
  throw new UsageError(`Unexpected format \`${asked}\`, expected ${choices}`)
}
