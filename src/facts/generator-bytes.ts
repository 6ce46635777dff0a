import type { ModelFile } from './weights.ts'

/**
 * The bytes KAITO's generator counts as weights (`presets/workspace/generator/generator.go`): all files whose
 * path holds `consolidated….safetensors`, else `.safetensors`, else `.bin`, in every folder.
 *
 * Copies are counted again, which `weightSet` does not do; `null` where a size is not given.
 */
export function generatorBytes(files: readonly ModelFile[]): number | null {
  const forms = [/consolidated.*\.safetensors/, /.*\.safetensors/, /.*\.bin/]
  const sets = forms.map((form) => files.filter(({ name }) => form.test(name)))
  const counted = sets.find((set) => set.length > 0) ?? []
  if (counted.length === 0 || counted.some(({ size }) => size === undefined)) return null
  return counted.reduce((sum, { size }) => sum + (size ?? 0), 0)
}
