import {
  controllerCount,
  guideCount,
  type Load,
  memoryEach,
  type Nodes,
  smallestGpu,
} from './gpu-need.ts'

/** What so many GPUs have to hold, each, for one conversation. */
export interface MemoryNeed {
  readonly gpus: number
  readonly tokens: number
  /** Weights, KV cache and 2.3 GiB for the engine. */
  readonly eachGiB: number
  /** The smallest GPU sold of which 95 % are enough, in GB; `null` where none is. */
  readonly smallestGB: number | null
  /** Whether the heads can be split over so many GPUs; `null` where their number is unknown. */
  readonly splits: boolean | null
}

/** How many GPUs of one size, each on a node of its own, KAITO's guide and its controller ask for. */
export interface CountNeed {
  readonly gpuGB: number
  readonly tokens: number
  readonly guide: number | null
  /** `null` where the cache alone is too much for such a GPU. */
  readonly controller: Nodes | null
}

/** What memory is computed from. */
export interface Shape {
  readonly weightBytes: number
  readonly kvBytesPerToken: number
  readonly context: number | null
  readonly heads: number | null
}

/** The length KAITO assumes where nobody says another. */
const usualTokens = 2048
const counts = [1, 2, 4, 8]
/** The GPUs of KAITO's table of machines: A10, A100, H100, H200. */
const sizes = [24, 80, 94, 141]

/**
 * The memory of each GPU by their number, for 2,048 tokens and for the whole context. Formula and its
 * constants are those of KAITO's guide (`model-sku-calculation.md`); see `memoryEach`.
 */
export function memoryNeeds(shape: Shape): readonly MemoryNeed[] {
  return lengthsOf(shape).flatMap((tokens) =>
    counts.map((gpus) => {
      const eachGiB = memoryEach(loadOf(shape, tokens), gpus)
      const splits = shape.heads === null ? null : shape.heads % gpus === 0
      const smallestGB = smallestGpu(eachGiB)
      return { gpus, tokens, eachGiB: hundredths(eachGiB), smallestGB, splits }
    }),
  )
}

/** How many GPUs of each size KAITO knows, for 2,048 tokens and for the whole context. */
export function countNeeds(shape: Shape): readonly CountNeed[] {
  return lengthsOf(shape).flatMap((tokens) =>
    sizes.map((gpuGB) => {
      const load = loadOf(shape, tokens)
      const controller = controllerCount(load, { gib: gpuGB, perNode: 1 })
      return { gpuGB, tokens, guide: guideCount(load, gpuGB), controller }
    }),
  )
}

function lengthsOf({ context }: Shape): readonly number[] {
  return [...new Set([Math.min(usualTokens, context ?? usualTokens), context ?? usualTokens])]
}

function loadOf({ weightBytes, kvBytesPerToken }: Shape, tokens: number): Load {
  return { weightBytes, cacheBytes: kvBytesPerToken * tokens }
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100
}
