/** The fewest GPUs that hold a model, and the memory of each, in the size GPUs are sold in. */
export interface GpuNeed {
  readonly count: number
  readonly eachGB: number
}

const gibibyte = 2 ** 30
const sold = [16, 24, 40, 48, 80, 94, 141]
const usual = 80
const usable = 0.95
const overhead = 2.3

/**
 * The smallest GPU that holds a model alone, else as many of 80 GB as it takes. By KAITO's guide
 * (`model-sku-calculation.md`): `n · V · 0.95 = 1.02 · W + 2.3 · n + KV`, everything in GiB.
 */
export function gpuNeed(weightBytes: number, cacheBytes: number): GpuNeed {
  const load = (1.02 * weightBytes + cacheBytes) / gibibyte
  const alone = sold.find((size) => size * usable - overhead >= load)
  if (alone !== undefined) return { count: 1, eachGB: alone }
  return { count: Math.ceil(load / (usual * usable - overhead)), eachGB: usual }
}
