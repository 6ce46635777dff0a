/** A disk requirement in GB, with both rules that compete for it spelled out. */
export interface Disk {
  readonly gigabytes: number
  readonly note: string
}

/**
 * The disk a preset asks for.
 *
 * Upstream used two rules: the proposal's storage size, and from 2025-05-08 (KAITO `382f476a8`) total GPU
 * memory × 2.5 + 48, rounded up to the next ten. Storage size wins where the weights are downloaded at run time.
 */
export function diskOf(
  totalGB: number,
  storageGB: number | null,
  downloadAtRuntime: boolean,
): Disk {
  const formula = Math.ceil((totalGB * 2.5 + 48) / 10) * 10
  const byFormula = `${totalGB} × 2.5 + 48, rounded up to ten, is ${formula}Gi`
  if (storageGB === null)
    return { gigabytes: formula, note: `Disk: ${byFormula}; the proposal names no storage size.` }
  const both = `Disk: two rules compete. The formula on total GPU memory: ${byFormula}. The proposal's storage size: ${storageGB}Gi.`
  return downloadAtRuntime
    ? {
        gigabytes: storageGB,
        note: `${both} Storage size is used, since the weights are downloaded at run time.`,
      }
    : {
        gigabytes: formula,
        note: `${both} The formula is used, since the weights come in an image.`,
      }
}
