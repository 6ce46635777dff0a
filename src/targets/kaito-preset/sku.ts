/** A virtual machine size; memory is of all its GPUs together, in GB. */
export interface Sku {
  readonly name: string
  readonly gpus: number
  readonly memoryGB: number
  readonly series: 'V100' | 'T4' | 'A100' | 'H100' | 'H200'
}

/** What a model needs, in GB; `perGpuGB` is 0 where nothing is asked of each GPU. */
export interface Need {
  readonly gpus: number
  readonly totalGB: number
  readonly perGpuGB: number
}

const skus: readonly Sku[] = [
  { name: 'Standard_NC6s_v3', gpus: 1, memoryGB: 16, series: 'V100' },
  { name: 'Standard_NC24ads_A100_v4', gpus: 1, memoryGB: 80, series: 'A100' },
  { name: 'Standard_NC40ads_H100_v5', gpus: 1, memoryGB: 94, series: 'H100' },
  { name: 'Standard_NC12s_v3', gpus: 2, memoryGB: 32, series: 'V100' },
  { name: 'Standard_NC48ads_A100_v4', gpus: 2, memoryGB: 160, series: 'A100' },
  { name: 'Standard_NC80adis_H100_v5', gpus: 2, memoryGB: 188, series: 'H100' },
  { name: 'Standard_NC24s_v3', gpus: 4, memoryGB: 64, series: 'V100' },
  { name: 'Standard_NC64as_T4_v3', gpus: 4, memoryGB: 64, series: 'T4' },
  { name: 'Standard_NC96ads_A100_v4', gpus: 4, memoryGB: 320, series: 'A100' },
  { name: 'Standard_ND96asr_A100_v4', gpus: 8, memoryGB: 320, series: 'A100' },
  { name: 'Standard_ND96amsr_A100_v4', gpus: 8, memoryGB: 640, series: 'A100' },
  { name: 'Standard_ND96isr_H100_v5', gpus: 8, memoryGB: 640, series: 'H100' },
  { name: 'Standard_ND96isr_H200_v5', gpus: 8, memoryGB: 1128, series: 'H200' },
]

/**
 * The smallest size on which one node satisfies the webhook: enough GPUs, memory and memory for each GPU.
 * Fewest GPUs first, then least memory. Sizes as in KAITO v0.5.0, `pkg/sku/azure_sku_handler.go`.
 */
export function smallestSku(need: Need): Sku | undefined {
  return skus.find(
    ({ gpus, memoryGB }) =>
      gpus >= need.gpus && memoryGB >= need.totalGB && memoryGB / gpus >= need.perGpuGB,
  )
}
