import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { factsOf } from '../src/facts/facts-of.ts'
import { parseProposal } from '../src/proposal/parse-proposal.ts'
import type { Proposal } from '../src/proposal/proposal.ts'
import type { Brief } from '../src/targets/target.ts'
import { derivedFrom, reasonsAgainst } from './agreement-derived.ts'
import { type MergedModel, mergedModels, refusedProposal } from './agreement-merged.ts'

/** Where the documents and the saved answers are. */
export interface Folders {
  readonly documents: string
  readonly models: string
}

/** A value that was merged, beside ours: by the rules, where people chose, and with their choices given, where not. */
interface Compared {
  readonly model: string
  readonly what: string
  readonly merged: string
  readonly ours: string
  readonly source: string
  readonly overridden?: string | undefined
}

/** Holds what is derived for the models KAITO onboarded against what it merged, prints both; whether all is well. */
export async function compareModels(folders: Folders): Promise<boolean> {
  const compared = (
    await Promise.all(mergedModels.map((model) => compareModel(folders, model)))
  ).flat()
  const isRefusal = await refusalHolds(folders)
  return printed(compared) && isRefusal
}

async function compareModel(folders: Folders, model: MergedModel): Promise<readonly Compared[]> {
  const { documents, models } = folders
  const proposal = await proposalIn(documents, model.proposal)
  const page: unknown = JSON.parse(await readFile(join(models, 'api', model.page), 'utf8'))
  const saved = await readFile(join(models, 'configs', model.page), 'utf8').catch(() => undefined)
  const config: unknown = saved === undefined ? model.config : JSON.parse(saved)
  const facts = factsOf({ id: proposal.model?.repository ?? '', page, config })
  const byRule = derivedFrom({ proposal, facts })
  const asGiven = derivedFrom(withGiven({ proposal, facts }, model))
  return model.values.map(({ what, merged, source, overridden }) => {
    const ours = (overridden === undefined ? asGiven : byRule).get(what) ?? 'not derived'
    return { model: model.name, what, merged, ours, source, overridden }
  })
}

/** The brief with what people chose in the place of what the proposal says. */
function withGiven(brief: Brief, { given }: MergedModel): Brief {
  const { model } = brief.proposal
  if (model === null) return brief
  const proposal = { ...brief.proposal, model: { ...model, ...given.model } }
  return { ...brief, proposal, names: given.names }
}

async function proposalIn(folder: string, file: string): Promise<Proposal> {
  return parseProposal(file, await readFile(join(folder, 'docs/proposals', file), 'utf8'))
}

/** A value people chose is only one if the rules give another. */
function agrees({ merged, ours, overridden }: Compared): boolean {
  return overridden === undefined ? merged === ours : merged !== ours
}

function printed(compared: readonly Compared[]): boolean {
  const followed = compared.filter(({ overridden }) => overridden === undefined)
  const chosen = compared.filter(({ overridden }) => overridden !== undefined)
  const isWrong = (one: Compared): boolean => !agrees(one)
  console.log('\n| agrees | model | value | merged | ours | source |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  for (const one of followed.toSorted((a, b) => Number(agrees(a)) - Number(agrees(b))))
    row([isWrong(one) ? 'NO' : 'yes', one.model, one.what, one.merged, one.ours, one.source])
  console.log('\n| model | overridden value | merged | by the rules | evidence | source |')
  console.log('| --- | --- | --- | --- | --- | --- |')
  for (const one of chosen)
    row([
      one.model,
      one.what,
      one.merged,
      isWrong(one) ? 'THE SAME' : one.ours,
      one.overridden ?? '',
      one.source,
    ])
  const count = followed.filter(agrees).length
  console.log(
    `\n${count} of ${followed.length} derivable values are what KAITO merged, with what people chose taken as given; ${chosen.length} people overrode`,
  )
  return followed.length > 0 && !compared.some(isWrong)
}

function row(cells: readonly string[]): void {
  console.log(`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
}

async function refusalHolds({ documents }: Folders): Promise<boolean> {
  const { proposal: file, reasons, source } = refusedProposal
  const proposal = await proposalIn(documents, file)
  const found = reasonsAgainst({ proposal, facts: undefined })
  const isSame = JSON.stringify(found) === JSON.stringify(reasons)
  console.log(
    `\n${file} (four presets in ${source}): ${found.length === 0 ? 'NOT refused' : 'refused'}`,
  )
  for (const reason of found) console.log(`  * ${reason}`)
  if (!isSame) console.log(`NO: expected\n${reasons.map((one) => `  * ${one}`).join('\n')}`)
  return isSame
}
