import type { Config, Process } from './config.ts'
import { presets, processes } from './presets.ts'
import { readTree } from './schema.ts'
import { merged, valueAt } from './tree.ts'

/**
 * The configuration that several files come to, the strongest last, over the preset of the process:
 * the one a file names, else `fingerprint`. Files that are wrong are none.
 */
export function configOf(files: readonly unknown[], fingerprint: Process): Config {
  const sound = files.filter((file) => readTree(file).kind === 'sound')
  const process = processIn(sound) ?? fingerprint
  const read = readTree(merged([presets[process], ...sound]))
  if (read.kind === 'wrong') return configOf([], fingerprint)
  const { publication, gates, ...rest } = read.config
  const required = gates.required.filter((gate) => gate !== 'published' || publication.required)
  return {
    ...rest,
    process,
    gates: { required },
    publication: { ...publication, required: required.includes('published') },
  }
}

/** The process the strongest of the files names. */
export function processIn(files: readonly unknown[]): Process | undefined {
  const named = files.map((file) => valueAt(file, ['process'])).filter((name) => name !== undefined)
  const last = named.at(-1)
  return processes.find((process) => process === last)
}
