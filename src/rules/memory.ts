import type { Model } from '../proposal/proposal.ts'

type Unit = 'GB' | 'GiB'

/** The memory of all GPUs and of each, brought to one unit so that they can be compared. */
export interface Memory {
  readonly count: number | null
  readonly total: Size
  readonly each: Size
  /** Said in a finding where the two are written in different units, else empty. */
  readonly caution: string
}

/** An amount of memory as the document writes it, and in `gigabytes` to be compared. */
export interface Size {
  readonly number: number
  readonly gigabytes: number
  readonly unit: Unit
  readonly words: string
}

const gigabytesIn: Readonly<Record<Unit, number>> = { GB: 1, GiB: 1.073741824 }

/** Where both are given; a value without a unit is taken for one in the unit of the other. */
export function memoryOf(model: Model | null): Memory | undefined {
  const { totalGpuMemoryGB: total, perGpuMemoryGB: each, units, gpuCount = null } = model ?? {}
  if (typeof total !== 'number' || typeof each !== 'number') return undefined
  const unit = units?.totalGpuMemoryGB ?? units?.perGpuMemoryGB ?? 'GB'
  const other = units?.perGpuMemoryGB ?? unit
  return {
    count: gpuCount,
    total: sizeOf(total, unit),
    each: sizeOf(each, other),
    caution: unit === other ? '' : ' (1 GiB is 1.074 GB)',
  }
}

/** So many GPUs' memory is not above a total by more than people round. */
export function isWithin(gigabytes: number, total: number): boolean {
  return gigabytes <= total + 1 + Math.max(gigabytes, total) * 0.01
}

function sizeOf(number: number, unit: Unit): Size {
  return { number, gigabytes: number * gigabytesIn[unit], unit, words: `${number} ${unit}` }
}
