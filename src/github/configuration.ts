import { z } from 'zod'
import type { Config } from '../config/config.ts'
import type { Layers } from '../config/explained.ts'
import { type ParsedConfig, parseConfig } from '../config/parse-config.ts'
import type { Layout } from '../config/presets.ts'
import type { ConfigProblem } from '../lifecycle/configuration.ts'
import { type Memory, remembered } from './hints.ts'

/** The configuration of a repository as it is in force, and what stands in its way. */
export interface InForce {
  readonly config: Config
  /** What it is put together from. */
  readonly layers: Layers
  readonly problem: ConfigProblem | undefined
}

/** A configuration as it stands on a default branch. */
export interface Standing {
  readonly repository: string
  readonly commit: string
  /** `undefined` where there is no file. */
  readonly text: string | undefined
  readonly layout: Layout
  /** The tree of the owner's defaults. */
  readonly owner: unknown
}

/** The last file that held, with its commit, and the commit since which there is one that does not. */
interface LastGood {
  readonly text: string
  readonly commit: string
  readonly broken?: string | undefined
}

/**
 * The configuration in force: that of the file where it holds, else that of the last one that did.
 * Where none ever did, nothing is written: the broken one may have been meant to forbid something.
 */
export async function configurationInForce(memory: Memory, standing: Standing): Promise<InForce> {
  const { text, commit } = standing
  const parsed = parsedIn(standing, text)
  const key = keyOf(standing)
  const last = await lastGood(memory, key)
  if (parsed.findings.length === 0) {
    await keepGood(memory, key, { last, text, commit })
    return { config: parsed.config, layers: layersOf(standing, parsed), problem: undefined }
  }
  const since = last?.broken ?? commit
  if (last !== undefined && last.broken === undefined) {
    await memory.remember(key, JSON.stringify({ ...last, broken: commit }))
  }
  const before = last === undefined ? undefined : parsedIn(standing, last.text)
  if (last === undefined || before === undefined || before.findings.length > 0) {
    const problem = { since, inForce: undefined }
    return { config: parsed.config, layers: layersOf(standing, parsed), problem }
  }
  const problem = { since, inForce: last.commit }
  return { config: before.config, layers: layersOf(standing, before), problem }
}

function parsedIn({ owner, layout }: Standing, text: string | undefined): ParsedConfig {
  return parseConfig(text, { org: owner, layout })
}

function layersOf({ owner, layout }: Standing, { tree }: ParsedConfig): Layers {
  return { file: tree, owner, layout }
}

/** Written only when it changes: reading a repository is to cost nothing. */
async function keepGood(
  memory: Memory,
  key: string,
  {
    last,
    text,
    commit,
  }: {
    readonly last: LastGood | undefined
    readonly text: string | undefined
    readonly commit: string
  },
): Promise<void> {
  const isKnown = last?.text === text && last?.broken === undefined
  if (!isKnown)
    await memory.remember(key, JSON.stringify(text === undefined ? {} : { text, commit }))
}

const keyOf = ({ repository }: Standing): string => `config:${repository}`

const schema = z.object({
  text: z.string(),
  commit: z.string(),
  broken: z.string().optional(),
})

async function lastGood(memory: Memory, key: string): Promise<LastGood | undefined> {
  return remembered(await memory.recall(key), schema)
}
