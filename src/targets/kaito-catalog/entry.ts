import { renderYamlScalar } from '../../edit/yaml-scalar.ts'
import type { ModelFacts } from '../../facts/model-facts.ts'
import { isModelId } from '../../facts/model-id.ts'

/** An entry as text, or what is not known that it needs. */
export type DrawnEntry =
  | { readonly kind: 'drawn'; readonly block: string; readonly notes: readonly string[] }
  | { readonly kind: 'refused'; readonly reasons: readonly string[] }

const gibibyte = 2 ** 30

/**
 * The entry KAITO's generator would write (`presets/workspace/generator/generator.go`), from facts: file size
 * in GiB with two decimals, head size left out where it is hidden size by heads, in whole numbers.
 *
 * A number the generator would write as 0 is a reason to refuse, since an entry with it needs an override.
 */
export function drawEntry(facts: ModelFacts): DrawnEntry {
  const { id, licence, architectures, context, heads, layout } = facts
  const fileSize = fileSizeOf(facts)
  const numbers = {
    modelFileSize: fileSize,
    modelTokenLimit: context,
    hiddenSize: layout?.hidden ?? null,
    numHiddenLayers: layout?.layers ?? null,
    numAttentionHeads: heads,
    numKeyValueHeads: layout?.keyHeads ?? null,
  }
  const absent = Object.entries(numbers).flatMap(([key, value]) => (value === null ? [key] : []))
  const missing = [
    ...(licence === null ? ['license'] : []),
    ...(architectures.length === 0 ? ['architectures'] : []),
    ...absent,
  ]
  if (missing.length > 0) return { kind: 'refused', reasons: missing.map(unknownKey) }
  const lines = [
    ...identity(facts),
    `modelFileSize: ${gib(fileSize)}Gi`,
    ...listed('architectures', architectures),
    ...Object.entries(numbers)
      .slice(1)
      .map(([key, value]) => `${key}: ${value}`),
    ...optional(facts),
  ]
  const block = lines.map((line, index) => `${index === 0 ? '- ' : '  '}${line}`).join('\n')
  return { kind: 'drawn', block, notes: notesOf(id, facts) }
}

function unknownKey(key: string): string {
  return `\`${key}\` is not known; give facts or \`config.json\`, or add an override to \`catalogOverrides\``
}

function identity({ id, licence, task, baseModels }: ModelFacts): readonly string[] {
  const bases = baseModels.filter(isModelId)
  return [
    `name: ${renderYamlScalar(id)}`,
    `description: https://huggingface.co/${id}`,
    `license: ${renderYamlScalar(licence ?? '')}`,
    ...(task === null ? [] : [`pipelineTag: ${renderYamlScalar(task)}`]),
    ...(bases.length === 0 ? [] : listed('baseModel', bases)),
  ]
}

/** Lists stand at the indentation of their key. */
function listed(key: string, values: readonly string[]): readonly string[] {
  return [`${key}:`, ...values.map((value) => `- ${renderYamlScalar(value)}`)]
}

/** The keys that are left out where they say nothing. */
function optional(facts: ModelFacts): readonly string[] {
  const { layout, heads } = facts
  if (layout === null) return []
  const implied = Math.floor((layout.hidden ?? 0) / (heads ?? 1))
  return [
    ...(isMistral(facts)
      ? ['loadFormat: mistral', 'configFormat: mistral', 'tokenizerMode: mistral']
      : []),
    ...numbered('headDim', layout.headSize === implied ? null : layout.headSize),
    ...numbered('kvLoraRank', layout.latent),
    ...numbered('qkRopeHeadDim', layout.rotary),
    ...packing(facts),
  ]
}

function packing({ layout, quantisation }: ModelFacts): readonly string[] {
  const packed = quantisation === 'none' ? null : quantisation
  const method = layout?.packing ?? packed?.method ?? null
  if (method === null) return []
  return [
    `quantMethod: ${renderYamlScalar(method)}`,
    ...numbered('quantBits', packed?.bits ?? null),
  ]
}

function numbered(key: string, value: number | null): readonly string[] {
  return value === null ? [] : [`${key}: ${value}`]
}

/** Weights in Mistral's own format are called `consolidated`. */
function isMistral({ weightFiles }: ModelFacts): boolean {
  return weightFiles.some((name) => name.startsWith('consolidated'))
}

function notesOf(id: string, facts: ModelFacts): readonly string[] {
  const perToken = facts.kvBytesPerToken === null ? 'not known' : `${facts.kvBytesPerToken} bytes`
  const disk = Math.floor(Number(gib(fileSizeOf(facts))) + 80)
  return [
    `The entry is what \`go run ./presets/workspace/generator/update_model_catalog --repos ${id}\` writes, by the same formulae.`,
    ...sizes(facts),
    `By the generator's formulae: KV cache of a token ${perToken} (16 bits a number), disk ${disk}Gi (size + 80, rounded down).`,
    ...facts.notes,
  ]
}

/** Where the generator counts copies of the weights again, both sizes: catalogues hold its figure. */
function sizes({ weightBytes, generatorBytes }: ModelFacts): readonly string[] {
  const [ours, theirs] = [gib(weightBytes), gib(generatorBytes)]
  if (generatorBytes === null || ours === theirs) return []
  return [
    `\`modelFileSize\`: two rules compete. Every weight once: ${ours}Gi. All weight files in all folders, as the generator counts: ${theirs}Gi. The second is used, as for openai/gpt-oss-20b upstream; it asks for more disk than the model needs.`,
  ]
}

/** The bytes the generator counts, copies too; each weight once where the page does not say enough for that. */
function fileSizeOf({ weightBytes, generatorBytes }: ModelFacts): number | null {
  return generatorBytes ?? weightBytes
}

function gib(bytes: number | null): string {
  return ((bytes ?? 0) / gibibyte).toFixed(2)
}
