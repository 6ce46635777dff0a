import type { Edited } from '../../edit/edited.ts'
import { addTableRow, insertTableRow } from '../../edit/table-row.ts'

const licences: ReadonlyMap<string, string> = new Map([
  ['mit', 'MIT'],
  ['apache-2.0', 'Apache-2.0'],
  ['gemma', 'Gemma'],
  ['llama3.1', 'Llama 3.1'],
  ['llama3.3', 'Llama 3.3'],
  ['modified-mit', 'Modified MIT'],
  ['nvidia-open-model-license', 'NVIDIA Open'],
  ['nvidia-nemotron-open-model-license', 'NVIDIA Nemotron'],
  ['openmdw-1.1', 'OpenMDW-1.1'],
  ['other', 'Other'],
])

/** A licence as the page shows it; `undefined` for one it has no words for yet. */
export function licenceShown(licence: string): string | undefined {
  return licences.get(licence)
}

/** Adds a model to the page of curated models, in the natural order of its name; no other row moves. */
export function addPageRow(text: string, name: string, licence: string): Edited {
  const row = new Map([
    ['Model Name', name],
    ['Description', `https://huggingface.co/${name}`],
    ['License', licenceShown(licence) ?? licence.replaceAll(/[^\w .+-]/g, ' ')],
  ])
  const isBehind = (other: string): boolean => naturally(other, name) > 0
  return insertTableRow(text, { title: 'Curated Models', isBehind }, row)
}

const categories = 'Writing Roleplay Reasoning Math Coding Extraction STEM Humanities'.split(' ')

/** What stands in the place of a score nobody has measured yet. */
export const gap = 'TODO'

/** Adds a model to the table of scores, with a marked gap for each: a score comes from a run, never from here. */
export function addScoreRow(text: string, name: string): Edited {
  const scores = ['Overall', ...categories, 'Date'].map((column) => [column, gap] as const)
  const row = new Map([['Model', name] as const, ['Runtime', 'vllm'] as const, ...scores])
  return addTableRow(text, 'Scores', row)
}

/** Compares names without regard to case, and numbers in them as numbers: `4b` comes before `27b`. */
export function naturally(one: string, other: string): number {
  const [ours, theirs] = [one, other].map((name) => name.toLowerCase().match(/\d+|\D/g) ?? [])
  for (const [index, part] of (ours ?? []).entries()) {
    const order = compared(part, theirs?.[index])
    if (order !== 0) return order
  }
  return (ours?.length ?? 0) - (theirs?.length ?? 0)
}

function compared(one: string, other: string | undefined): number {
  if (other === undefined) return 1
  const [ours, theirs] = [Number.parseInt(one, 10), Number.parseInt(other, 10)]
  if (!Number.isNaN(ours) && !Number.isNaN(theirs)) return ours - theirs
  if (one === other) return 0
  return one < other ? -1 : 1
}
