import { type Told, told } from './told.ts'
import type { WeightIndex } from './weight-index.ts'
import { type ModelFile, type WeightSet, weightBytesOf, weightSet } from './weights.ts'

/** The chosen weights with their sizes in bytes. */
export interface Sizes {
  readonly set: WeightSet | undefined
  readonly weightBytes: Told<number>
  readonly storageBytes: Told<number>
}

/** Configuration, tokenizer and the like are smaller, copies of weights are not. */
const smallBytes = 100_000_000

/** The sizes of the chosen weights: those of the files, else what the index of their shards says. */
export function sizesOf(given: {
  readonly files: readonly ModelFile[] | null
  readonly index: WeightIndex | undefined
  /** Why there are no files, where there are none. */
  readonly noFiles: string
}): Sizes {
  const { files, index, noFiles } = given
  const set = weightSet(files ?? [])
  const none = files === null ? noFiles : 'no file at the root holds weights'
  const inFiles = set === undefined ? told<number>(null, none) : weightBytesOf(set)
  const weightBytes = inFiles.value === null && index?.bytes ? { value: index.bytes } : inFiles
  if (weightBytes.value === null) return { set, weightBytes, storageBytes: weightBytes }
  const rest = set === undefined ? null : restOf(files ?? [], set)
  const storage = rest === null ? null : weightBytes.value + rest
  return { set, weightBytes, storageBytes: told(storage, none) }
}

function restOf(files: readonly ModelFile[], { files: weights, copies }: WeightSet): number {
  const names = new Set([...weights.map(({ name }) => name), ...copies])
  return files
    .filter(({ name, size }) => !name.includes('/') && !names.has(name) && (size ?? 0) < smallBytes)
    .reduce((sum, { size }) => sum + (size ?? 0), 0)
}
