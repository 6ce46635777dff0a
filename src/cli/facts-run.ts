import type { ModelFacts } from '../facts/model-facts.ts'
import { isModelId, isRevision } from '../facts/model-id.ts'
import { runFactsOfProposal } from './facts-claims.ts'
import { type FactsFrom, findFacts } from './facts-found.ts'
import { factsText } from './facts-text.ts'
import { formatOf } from './format.ts'
import { paintFor } from './paint.ts'
import { UsageError } from './usage-error.ts'

/** What `usher facts` can be asked for. */
export interface FactsOptions extends FactsFrom {
  readonly format: string
}

/** Writes what is known about a model, or what a proposal claims about its own; the exit code is the value. */
export async function runFacts(what: string, options: FactsOptions): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  const { revision } = options
  if (revision !== undefined && !isRevision(revision))
    throw new UsageError(`Unexpected revision \`${revision}\`, expected 40 hexadecimal digits`)
  if (/\.(?:md|markdown)$/i.test(what)) return await runFactsOfProposal(what, options, format)
  if (!isModelId(what))
    throw new UsageError(
      `Unexpected model \`${what}\`, expected \`org/name\` as on Hugging Face, or a proposal`,
    )
  const found = await findFacts(what, options)
  if (found.kind === 'refused') throw new UsageError(refusal(found.reason, found.newest))
  const own = found.facts.revision
  if (revision !== undefined && own !== null && own !== revision)
    throw new UsageError(`No facts: they are of commit ${own}, not of ${revision}`)
  process.stdout.write(
    format === 'json' ? jsonOf(found.facts) : factsText(found.facts, paintFor(process.stdout)),
  )
  for (const message of found.trouble) process.stderr.write(`usher: ${message}\n`)
  return found.trouble.length > 0 ? 3 : 0
}

function refusal(reason: string, newest: ModelFacts | undefined): string {
  const revision = newest?.revision ?? null
  return `No facts: ${reason}${revision === null ? '' : `; the newest is ${revision}`}`
}

function jsonOf(facts: ModelFacts): string {
  return `${JSON.stringify(facts, undefined, 2)}\n`
}
