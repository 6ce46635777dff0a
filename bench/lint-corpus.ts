import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { defects } from './lint-defects.ts'
import { featureText, modelText } from './lint-documents.ts'

/** What a generated folder holds. */
export interface Corpus {
  readonly documents: number
  readonly bytes: number
  /** A sound document to lint alone. */
  readonly single: string
}

/**
 * Writes proposals into an empty folder, the same on every machine: two of three ask for a model and are
 * short, one of three proposes a feature and is long; half of all have a defect or two.
 */
export async function writeCorpus(folder: string, documents: number): Promise<Corpus> {
  await copyFile('templates/model-proposal.md', join(folder, 'YYYYMMDD-model-template.md'))
  let bytes = 0
  for (let index = 0; index < documents; index += 1) {
    const text = documentText(index)
    bytes += Buffer.byteLength(text)
    await writeFile(join(folder, nameOf(index)), text)
  }
  return { documents: documents + 1, bytes, single: join(folder, nameOf(0)) }
}

function nameOf(index: number): string {
  return `${dateOf(index).replaceAll('-', '')}-heron-${index}.md`
}

function documentText(index: number): string {
  const sound = index % 3 === 2 ? featureText : modelText
  const text = sound({ index, date: dateOf(index) })
  if (index % 2 === 0) return text
  const first = defects[index % defects.length]
  const second = index % 5 === 0 ? defects[(index * 7) % defects.length] : undefined
  return [first, second].reduce((so, defect) => defect?.(so) ?? so, text)
}

/** A day of 2026, so that file name and front matter agree. */
function dateOf(index: number): string {
  const [month, day] = [1 + (index % 12), 1 + (index % 28)]
  return `2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
