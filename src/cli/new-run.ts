import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Draft, draftOf } from '../facts/draft.ts'
import { answersOf, type Given, type Known } from '../facts/draft-answers.ts'
import { draftName } from '../facts/draft-name.ts'
import type { ModelFacts } from '../facts/model-facts.ts'
import { isModelId, isRevision } from '../facts/model-id.ts'
import { type FactsWish, foundFacts } from './new-facts.ts'
import { newTemplate } from './new-template.ts'
import { UsageError } from './usage-error.ts'

/** Everything that can be said to `usher new` besides the model. */
export interface NewOptions extends Given, Omit<FactsWish, 'revision'> {
  readonly out?: string
  readonly template?: string
}

/** Drafts a proposal into a file of its own, and says what is left to do. */
export async function runNew(model: string, options: NewOptions): Promise<number> {
  if (!isModelId(model))
    throw new UsageError(`Unexpected model \`${model}\`, expected \`org/name\` as on Hugging Face`)
  const { revision } = options
  if (revision !== undefined && !isRevision(revision))
    throw new UsageError(`Unexpected revision \`${revision}\`, expected 40 hexadecimal digits`)
  const template = await newTemplate(options.template, options.out)
  const { facts, notes } = await foundFacts(model, options)
  const today = new Date().toISOString().slice(0, 10)
  const known = { repository: model, today, given: options, facts }
  const draft = draftOf(template, answersOf(known))
  const path = join(template.folder, draftName(model, today))
  await written(path, draft.text, template.folder)
  process.stdout.write(summaryOf(path, draft, [...notes, ...cautions(facts), ...estimate(known)]))
  return 0
}

async function written(path: string, text: string, folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(path, text, { flag: 'wx' })
  } catch (cause) {
    const isThere = cause instanceof Error && 'code' in cause && cause.code === 'EEXIST'
    const reason = isThere ? 'it is already there' : 'writing there is not possible'
    throw new UsageError(`Could not write \`${path}\`: ${reason}`, { cause })
  }
}

function cautions(facts: ModelFacts | undefined): readonly string[] {
  return [
    ...(facts?.closed === true
      ? ['the model is private or disabled: nobody else can have it']
      : []),
    ...(facts?.gated === true ? ['the model is gated: users need a token of their own'] : []),
    ...(facts?.trustRemoteCode === true
      ? ['the model brings code of its own, which has to be trusted']
      : []),
  ]
}

function estimate({ facts }: Known): readonly string[] {
  const isEstimated = facts?.weightBytes && facts.kvBytesPerToken && facts.context
  if (!isEstimated) return []
  return [
    `GPUs and their memory are an estimate by KAITO's guide for all ${facts.context} tokens of context: check them`,
  ]
}

function summaryOf(path: string, { todos }: Draft, notes: readonly string[]): string {
  const open = todos.map(({ line, text }) => `  ${path}:${line}: ${text}\n`).join('')
  return [
    `Wrote ${path}.\n`,
    ...notes.map((note) => `Note: ${note}.\n`),
    todos.length === 0
      ? 'Nothing is left to fill in.\n'
      : `Left for you, ${todos.length} in all:\n${open}`,
  ].join('')
}
