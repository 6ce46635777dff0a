import { type Told, told } from './told.ts'

/** The numbers of a model's layers; `null` is what its configuration does not say. */
export interface Numbers {
  readonly layers: number | null
  readonly heads: number | null
  readonly keyHeads: number | null
  readonly headSize: number | null
  readonly hidden: number | null
  /** Of multi-head latent attention: rank, and size of the rotary part. */
  readonly latent: number | null
  readonly rotary: number | null
  readonly isMultiQuery: boolean
  readonly kind: 'decoder' | 'encoder' | 'encoder-decoder'
}

const numberBytes = 2

/**
 * KV cache of one token in bytes, at 16 bits a number as both of KAITO's generators have it:
 * `2 · layers · kv_heads · head_dim · 2`, and with multi-head latent attention
 * `layers · (kv_lora_rank + qk_rope_head_dim) · 2`. Where no key-value heads are named there is one with
 * `multi_query`, else as many as heads. Numbers that contradict each other give nothing.
 */
export function attentionOf(numbers: Numbers): Told<number> {
  const { layers, latent, rotary, kind } = numbers
  if (kind === 'encoder') return { value: 0 }
  if (kind === 'encoder-decoder')
    return told<number>(null, 'the formula does not hold for an encoder with a decoder')
  if (layers === null) return told<number>(null, 'config.json names no number of layers')
  if (latent !== null && rotary !== null) return { value: layers * (latent + rotary) * numberBytes }
  const [keyHeads, headSize] = [keyHeadsOf(numbers), headSizeOf(numbers)]
  if (keyHeads.value === null) return keyHeads
  if (headSize.value === null) return headSize
  return { value: 2 * layers * keyHeads.value * headSize.value * numberBytes }
}

function keyHeadsOf({ heads, keyHeads, isMultiQuery }: Numbers): Told<number> {
  const count = keyHeads ?? (isMultiQuery ? 1 : heads)
  if (count !== null && heads !== null && heads % count !== 0) {
    const why = `config.json names ${heads} heads and ${count} key-value heads, which do not divide`
    return told<number>(null, why)
  }
  return told(count, 'config.json names no number of heads')
}

function headSizeOf({ heads, hidden, headSize }: Numbers): Told<number> {
  if (headSize !== null) return { value: headSize }
  if (heads === null) return told<number>(null, 'config.json names no number of heads')
  if (hidden === null) return told<number>(null, 'config.json names no hidden size')
  const isWhole = hidden % heads === 0
  return told(
    isWhole ? hidden / heads : null,
    `config.json names a hidden size of ${hidden} and ${heads} heads, which do not divide`,
  )
}
