import { readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultConfig } from '../config/config.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import { type Document, documentAt } from './documents.ts'

/** The template a draft is copied from, and the folder the repository keeps its proposals in. */
export interface NewTemplate extends Document {
  readonly folder: string
}

const shipped = fileURLToPath(new URL('../../templates/model-proposal.md', import.meta.url))

/** The template somebody named, else the repository's own for models, else the one Usher ships. */
export async function newTemplate(
  file: string | undefined,
  out: string | undefined,
): Promise<NewTemplate> {
  if (file !== undefined) return { ...(await documentAt(file)), folder: out ?? dirname(file) }
  const folders = [...(out === undefined ? [] : [out]), ...defaultConfig.proposals.folders]
  for (const folder of folders) {
    const own = await modelTemplateIn(folder)
    if (own !== undefined) return { ...own, folder: out ?? folder }
  }
  return { ...(await documentAt(shipped)), folder: out ?? '.' }
}

async function modelTemplateIn(folder: string): Promise<Document | undefined> {
  const names = await readdir(folder).catch((): readonly string[] => [])
  for (const name of names.filter((one) => /template.*\.md$/i.test(one)).toSorted()) {
    const document = await documentAt(join(folder, name))
    if (parseTemplate(document.path, document.text).kind === 'model') return document
  }
  return undefined
}
