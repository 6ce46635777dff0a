/** The fewest GPUs that hold a model, and the memory of each, in the size GPUs are sold in. */
export interface GpuNeed {
  readonly count: number
  readonly eachGB: number
}

/** What has to fit: bytes of weights, and of the KV cache of one conversation. */
export interface Load {
  readonly weightBytes: number
  readonly cacheBytes: number
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
  const eachGiB = memoryEach({ weightBytes, cacheBytes }, 1)
  const alone = smallestGpu(eachGiB)
  if (alone !== null) return { count: 1, eachGB: alone }
  return { count: guideCount({ weightBytes, cacheBytes }, usual) ?? 1, eachGB: usual }
}

/** What each of `count` GPUs has to hold in GiB, by the guide: `(1.02 · W + KV) / n + 2.3`. */
export function memoryEach({ weightBytes, cacheBytes }: Load, count: number): number {
  return (1.02 * weightBytes + cacheBytes) / gibibyte / count + overhead
}

/** The smallest GPU that is sold, in GB, of which 95 % hold so much; `null` where none does. */
export function smallestGpu(eachGiB: number): number | null {
  return sold.find((size) => size * usable >= eachGiB) ?? null
}

/** How many GPUs of a size the guide asks for: `n = ⌈(1.02 · W + KV) / (V · 0.95 − 2.3)⌉`. */
export function guideCount({ weightBytes, cacheBytes }: Load, gpuGiB: number): number | null {
  const room = gpuGiB * usable - overhead
  if (room <= 0) return null
  return Math.max(1, Math.ceil((1.02 * weightBytes + cacheBytes) / gibibyte / room))
}

/** GPUs and the nodes they are on. */
export interface Nodes {
  readonly gpus: number
  readonly nodes: number
}

/**
 * How many GPUs KAITO's controller asks for (`nodesestimator/estimator.go`), which is what really runs:
 * of `V · 0.84` each gives away `2.3 + KV / g`, the rest holds weights at 1.05. `null` where the cache
 * alone is too much. The cache is divided by the GPUs of one node, so single-GPU nodes never share it.
 */
export function controllerCount(
  { weightBytes, cacheBytes }: Load,
  gpu: { readonly gib: number; readonly perNode: number },
): Nodes | null {
  const fixed = overhead + cacheBytes / gibibyte / gpu.perNode
  const room = gpu.gib * 0.84 - fixed
  if (room <= 0) return null
  const gpus = Math.floor((1.02 * weightBytes) / gibibyte / (room / 1.05)) + 1
  return { gpus, nodes: Math.ceil(gpus / gpu.perNode) }
}
