/** What one of the rules says a model takes on disk. */
export interface DiskNeed {
  readonly rule: 'catalogue-python' | 'catalogue-go' | 'preset-comment'
  /** As people write it down, with `W` for the weights in GiB. */
  readonly formula: string
  readonly gib: number
}

const gibibyte = 2 ** 30

/**
 * Disk in GiB by each of the three rules KAITO has had: its Python generator, its Go generator
 * (`int(W + 80)`, so it truncates), and the comment on `DiskStorageRequirement` in `interface.go`.
 * `W` is rounded to hundredths, as the catalogue keeps it. Which rule holds, the target decides.
 */
export function diskNeeds(weightBytes: number): readonly DiskNeed[] {
  const hundredths = Math.round((weightBytes / gibibyte) * 100)
  const weights = hundredths / 100
  const tens = Math.ceil((hundredths * 2.5 + 4800) / 1000)
  return [
    { rule: 'catalogue-python', formula: 'W rounded up + 50', gib: Math.ceil(weights) + 50 },
    { rule: 'catalogue-go', formula: 'W + 80, rounded down', gib: Math.floor(weights + 80) },
    { rule: 'preset-comment', formula: 'W × 2.5 + 48, rounded up to tens', gib: tens * 10 },
  ]
}
