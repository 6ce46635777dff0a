import { type Told, told } from './told.ts'

/** A file of a model's repository; `size` in bytes, `undefined` where the answer does not say. */
export interface ModelFile {
  readonly name: string
  readonly size: number | undefined
}

/** The files that hold the weights, each number once. */
export interface WeightSet {
  readonly format: 'safetensors' | 'pytorch'
  readonly files: readonly ModelFile[]
  /** Copies of the same weights that are left out: KAITO's generator counts some of them again. */
  readonly copies: readonly string[]
}

const shard = /^(?<stem>.+)-(?<number>\d{5})-of-(?<total>\d{5})(?<end>\..+)$/

/**
 * The one set of weights KAITO's generator means: `consolidated*` before other safetensors, those before
 * PyTorch's (facts of `model_catalog`'s generator). Counted once: only files at the root, and of a whole
 * file, its shards and its variants (`model.fp16.safetensors`) only one.
 */
export function weightSet(files: readonly ModelFile[]): WeightSet | undefined {
  const elsewhere = files.filter(({ name }) => /\/.*\.(?:safetensors|bin|pth)$/.test(name))
  const tensors = files.filter(({ name }) => isWeights(name, 'safetensors'))
  const pickles = files.filter(({ name }) => isWeights(name, 'bin'))
  const format = tensors.length > 0 ? 'safetensors' : 'pytorch'
  const found = tensors.length > 0 ? tensors : pickles
  if (found.length === 0) return undefined
  const consolidated = found.filter(({ name }) => name.startsWith('consolidated'))
  const hasBoth = consolidated.length > 0 && found.some(({ name }) => name.startsWith('model'))
  const chosen = onceEach(hasBoth ? consolidated : found)
  const copies = [...tensors, ...pickles, ...elsewhere].filter((file) => !chosen.includes(file))
  return { format, files: chosen, copies: copies.map(({ name }) => name) }
}

/** The bytes of a set; unknown where a file does not say, or a shard is missing. */
export function weightBytesOf(set: WeightSet): Told<number> {
  const missing = missingShards(set.files)
  if (missing > 0) return told<number>(null, `${missing} of the weight files are missing`)
  const bytes = sizeOf(set.files)
  return told(bytes, 'the sizes of the weight files are not given')
}

/** The size of some files in bytes; `null` where there are none, or one of them does not say. */
export function sizeOf(files: readonly ModelFile[]): number | null {
  if (files.length === 0 || files.some((file) => file.size === undefined)) return null
  return files.reduce((sum, file) => sum + (file.size ?? 0), 0)
}

function isWeights(name: string, end: 'safetensors' | 'bin'): boolean {
  if (/^(?:adapter|optimizer|training_args|scheduler)/.test(name)) return false
  return end === 'safetensors'
    ? /^[^/]+\.safetensors$/.test(name)
    : /^pytorch_model[^/]*\.bin$/.test(name)
}

/** Of a whole file and its shards the shards, since an index names those; of variants the plain one. */
function onceEach(files: readonly ModelFile[]): readonly ModelFile[] {
  const sharded = new Set(files.map(({ name }) => shard.exec(name)?.groups?.stem))
  const stems = new Set(files.map(({ name }) => stemOf(name)))
  return files.filter(({ name }) => {
    const stem = stemOf(name)
    if (!shard.test(name) && sharded.has(stem)) return false
    const isVariant = /\.(?:fp16|bf16|fp32|non_ema)$/.test(stem)
    return !(isVariant && stems.has(stem.slice(0, stem.lastIndexOf('.'))))
  })
}

function stemOf(name: string): string {
  const whole = name.replace(/\.(?:safetensors|bin)$/, '')
  return shard.exec(name)?.groups?.stem ?? whole
}

function missingShards(files: readonly ModelFile[]): number {
  const sets = new Map<string, { readonly total: number; readonly numbers: Set<string> }>()
  for (const { name } of files) {
    const { stem = '', number = '', total = '', end = '' } = shard.exec(name)?.groups ?? {}
    if (number === '') continue
    const key = `${stem}|${total}|${end}`
    const set = sets.get(key) ?? { total: Number(total), numbers: new Set<string>() }
    set.numbers.add(number)
    sets.set(key, set)
  }
  return [...sets.values()].reduce((sum, set) => sum + Math.max(0, set.total - set.numbers.size), 0)
}
