/** A file of a model's repository; `size` in bytes, `undefined` where the answer does not say. */
export interface ModelFile {
  readonly name: string
  readonly size: number | undefined
}

/**
 * The files that are the weights, each counted once: those at the root only, safetensors before
 * PyTorch's, and of two sets of the same weights `consolidated*` (KAITO's generator prefers it).
 */
export function weightFiles(files: readonly ModelFile[]): readonly ModelFile[] {
  const tensors = files.filter(({ name }) => /^[^/]+\.safetensors$/.test(name))
  const consolidated = tensors.filter(({ name }) => name.startsWith('consolidated'))
  const sharded = tensors.some(({ name }) => name.startsWith('model'))
  if (consolidated.length > 0 && sharded) return consolidated
  const weights = tensors.filter(({ name }) => !/^(?:adapter|optimizer)/.test(name))
  if (weights.length > 0) return weights
  return files.filter(({ name }) => /^pytorch_model[^/]*\.bin$/.test(name))
}

/** The size of some files in bytes; `null` where there are none, or one of them does not say. */
export function sizeOf(files: readonly ModelFile[]): number | null {
  if (files.length === 0 || files.some((file) => file.size === undefined)) return null
  return files.reduce((sum, file) => sum + (file.size ?? 0), 0)
}
