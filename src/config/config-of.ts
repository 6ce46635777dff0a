import type { Config, Process } from './config.ts'
import { type Layout, presets, processes } from './presets.ts'
import { readTree } from './schema.ts'
import { merged, valueAt } from './tree.ts'

/**
 * The configuration that several files come to, the strongest last, over the preset of the process:
 * the one a file names, else that of the `layout`. Files that are wrong are none.
 */
export function configOf(files: readonly unknown[], layout: Layout): Config {
  const sound = files.filter((file) => readTree(file).kind === 'sound')
  const named = processIn(sound)
  const read = readTree(merged([presets[named ?? layout], ...sound]))
  if (read.kind === 'wrong') return configOf([], layout)
  const { publication, gates, ...rest } = read.config
  const required = gates.required.filter((gate) => gate !== 'published' || publication.required)
  return {
    ...rest,
    process: named ?? processes.find((one) => one === layout) ?? 'documents',
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
