import { fieldsOf } from './candle-configs.ts'
import type { ConfigField } from './config-field.ts'
import { activations } from './config-fit.ts'
import type { ModelJson } from './model-json.ts'
import { assertEqual } from './rust-text.ts'

/** Words other than activations that may stand in code: they are ours, whatever the file says beside them. */
const words: readonly unknown[] = [...activations, 'absolute', 'alibi', 'p2c', 'c2p']

/**
 * What of `config.json` a module of candle reads, as lines of JSON for a test. Only numbers, truth values
 * and words of our own lists pass; `undefined` where candle needs anything else.
 */
export function sampleOf(json: ModelJson, module: string): readonly string[] | undefined {
  const fields = fieldsOf(module)
  const kept = fields.filter(({ name }) => isPlain(json[name]))
  const isWhole = fields.every((field) => field.mayBeMissing || kept.includes(field))
  const lines = kept.map(({ name }, index) => {
    const comma = index === kept.length - 1 ? '' : ','
    return `        "${name}": ${JSON.stringify(json[name])}${comma}`
  })
  return isWhole ? lines : undefined
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) return value.every((one) => words.includes(one))
  return value === null || typeof value === 'boolean' || words.includes(value)
}

const told = ['hidden_size', 'num_hidden_layers', 'num_attention_heads', 'vocab_size']

/** Assertions on the numbers a `Config` of candle must have read, and on the shape of attention. */
export function assertionsOf(json: ModelJson, module: string): readonly string[] {
  const fields = fieldsOf(module).filter((field) => isCounted(field, json))
  const has = (name: string): boolean => fields.some((field) => field.name === name)
  const numbers = fields
    .filter(({ name }) => told.includes(name))
    .map(({ name }) => assertEqual(`config.${name}`, String(json[name])))
  const grouped = has('num_key_value_heads') && has('num_attention_heads')
  const head = has('head_dim')
    ? 'config.head_dim'
    : '(config.hidden_size / config.num_attention_heads)'
  const isDerived = has('hidden_size') && has('num_attention_heads')
  return [
    ...numbers,
    ...(grouped
      ? [assertEqual('config.num_attention_heads % config.num_key_value_heads', '0')]
      : []),
    ...(has('head_dim') || isDerived ? [assertEqual(`${head} % 2`, '0')] : []),
  ].flat()
}

function isCounted({ name, kind, mayBeMissing }: ConfigField, json: ModelJson): boolean {
  return kind === 'count' && !mayBeMissing && typeof json[name] === 'number'
}
