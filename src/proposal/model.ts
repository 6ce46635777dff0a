import type { Bullet } from './bullets.ts'
import { rowsLabelled } from './by-label.ts'
import { isLicenceLabel, labels, modelTopics, type Topic } from './labels.ts'
import type { Model, Row } from './proposal.ts'
import { bare, countOf, gigabytesOf, isNotApplicable, type Quantity } from './quantity.ts'
import { downloadsOf } from './repository.ts'
import { revisionOf } from './revision.ts'
import { booleanOf, isPlaceholder, licenceOf, precisionOf, runtimesOf, taskOf } from './wording.ts'

/** The rows about one topic: one as a rule; several where a table has several columns of values. */
export function rowsAbout(rows: readonly Row[], topic: Topic): readonly Row[] {
  return rowsLabelled(rows, labels[topic])
}

/** Whether a table asks for a model: the rows that make one, below one heading. */
export function isModel(rows: readonly Row[]): boolean {
  const [first, ...others] = modelTopics.map(
    (topic) => new Set(rowsAbout(rows, topic).map((row) => row.section)),
  )
  const shared = others.reduce((some, sections) => some?.intersection(sections), first)
  return shared !== undefined && shared.size > 0
}

/** What the rows and bullets ask for. A value given differently for several models is `null`: none is guessed. */
export function modelOf(rows: readonly Row[], bullets: readonly Bullet[]): Model {
  const cell = (topic: Topic): string => {
    const values = new Set(rowsAbout(rows, topic).map((row) => row.value))
    const [value = ''] = values
    return values.size === 1 && !isPlaceholder(value) && !isNotApplicable(value) ? value : ''
  }
  const [download, ...others] = downloadsOf(cell('download-site'))
  const site = others.length === 0 ? download : undefined
  const [storage, total, each] = [
    gigabytesOf(cell('storage')),
    gigabytesOf(cell('total-memory')),
    gigabytesOf(cell('per-gpu-memory')),
  ]
  return {
    familyName: bare(cell('family-name')) || null,
    type: taskOf(cell('type')),
    repository: site?.repository ?? null,
    revision: revisionOf(cell('version')),
    downloadUrl: site?.url ?? null,
    storageGB: numberOf(storage),
    gpuCount: numberOf(countOf(cell('gpu-count'))),
    totalGpuMemoryGB: numberOf(total),
    perGpuMemoryGB: numberOf(each),
    runtimes: runtimesOf(cell('runtime')),
    distributed: booleanOf(cell('distributed')),
    precision: precisionOf(cell('custom')),
    units: {
      storageGB: storage?.unit ?? null,
      totalGpuMemoryGB: total?.unit ?? null,
      perGpuMemoryGB: each?.unit ?? null,
    },
    licence: licenceOf(bullets.find((bullet) => isLicenceLabel(bullet.label))?.value ?? ''),
  }
}

function numberOf(quantity: Quantity | undefined): number | null {
  return quantity?.number ?? null
}
