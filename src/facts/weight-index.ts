import { z } from 'zod'

/** What `model.safetensors.index.json` says: all bytes of the weights, and the files they are in. */
export interface WeightIndex {
  readonly bytes: number | null
  readonly files: readonly string[]
}

const schema = z.object({
  metadata: z
    .object({ total_size: z.number().int().positive().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  weight_map: z.record(z.string(), z.string().max(400)),
})

/** Reads the index of sharded weights; `undefined` where it is none. */
export function parseWeightIndex(answer: unknown): WeightIndex | undefined {
  const { data } = schema.safeParse(answer)
  if (data === undefined) return undefined
  const files = new Set(Object.values(data.weight_map))
  return { bytes: data.metadata?.total_size ?? null, files: [...files].toSorted() }
}
