import { z } from 'zod'
import type { ModelFacts } from './model-facts.ts'

const text = z.string()
const words = z.array(text)
const number = z.number()
const schema = z.object({
  id: text,
  revision: text.nullable(),
  licence: text.nullable(),
  licenceClass: z.enum(['hostable', 'review', 'restricted', 'unknown']),
  gated: z.boolean().nullable(),
  gate: z.enum(['none', 'auto', 'manual']).nullable(),
  closed: z.boolean().nullable(),
  task: text.nullable(),
  modality: z
    .enum([
      'text-to-text',
      'image-text-to-text',
      'audio-text-to-text',
      'text-to-vector',
      'image-to-vector',
      'text-to-label',
      'text-to-image',
      'text-to-audio',
      'audio-to-text',
    ])
    .nullable(),
  capabilities: z.array(
    z.enum(['chat', 'completion', 'vision', 'audio', 'embedding', 'reranking', 'classification']),
  ),
  family: text.nullable(),
  baseModels: words.default([]),
  architectures: words,
  modelType: text.nullable(),
  parameters: number.nullable(),
  dtypes: z.array(z.object({ name: text, parameters: number })),
  precision: text.nullable(),
  quantisation: z
    .union([z.literal('none'), z.object({ method: text, bits: number.nullable() })])
    .nullable(),
  context: number.nullable(),
  heads: number.nullable(),
  layout: z
    .object({
      hidden: number.nullable(),
      layers: number.nullable(),
      keyHeads: number.nullable(),
      headSize: number.nullable(),
      latent: number.nullable(),
      rotary: number.nullable(),
      packing: text.nullable(),
    })
    .nullable()
    .default(null),
  kvBytesPerToken: number.nullable(),
  weightFormat: z.enum(['safetensors', 'pytorch']).nullable(),
  weightFiles: words,
  weightBytes: number.nullable(),
  generatorBytes: number.nullable().default(null),
  storageBytes: number.nullable(),
  disk: z.array(
    z.object({
      rule: z.enum(['catalogue-python', 'catalogue-go', 'preset-comment']),
      formula: text,
      gib: number,
    }),
  ),
  memory: z.array(
    z.object({
      gpus: number,
      tokens: number,
      eachGiB: number,
      smallestGB: number.nullable(),
      splits: z.boolean().nullable(),
    }),
  ),
  gpus: z.array(
    z.object({
      gpuGB: number,
      tokens: number,
      guide: number.nullable(),
      controller: z.object({ gpus: number, nodes: number }).nullable(),
    }),
  ),
  downloads: number.nullable(),
  trustRemoteCode: z.boolean().nullable(),
  notes: words,
  unknown: z.array(z.object({ fact: text, why: text })),
})

/** Reads what `usher facts --format json` wrote; `undefined` where it is something else. */
export function parseSavedFacts(answer: unknown): ModelFacts | undefined {
  return schema.safeParse(answer).data
}
