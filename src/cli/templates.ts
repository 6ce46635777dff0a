import { dirname, join } from 'node:path'
import type { Proposal } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'
import { documentAt, entriesOf } from './documents.ts'
import { readProposal, readTemplate } from './reading.ts'

/** Finds the template a proposal is held to; `undefined` where there is none. */
export type TemplateFor = (proposal: Proposal) => Promise<Template | undefined>

/**
 * The template in `file` for every proposal; without one, the `*template*.md` of its own kind that
 * lies beside the proposal, read once a folder. Documents of no kind may be copies of a template that
 * is not for models; the rules find that out.
 */
export async function templates(file: string | undefined): Promise<TemplateFor> {
  if (file !== undefined) {
    const template = await templateAt(file)
    return async () => template
  }
  const folders = new Map<string, Promise<readonly Template[]>>()
  return async (proposal) => {
    const folder = dirname(proposal.path)
    const beside = folders.get(folder) ?? templatesIn(folder)
    folders.set(folder, beside)
    const kind = proposal.kind === 'model' ? 'model' : 'feature'
    return (await beside).find((template) => template.kind === kind)
  }
}

async function templatesIn(folder: string): Promise<readonly Template[]> {
  const entries = await entriesOf(folder)
  const names = entries.map(({ name }) => name).filter((name) => /template.*\.md$/i.test(name))
  const found: Template[] = []
  for (const name of names) {
    const document = await documentAt(join(folder, name))
    const { kind } = await readProposal(document)
    if (kind === 'template') found.push(await readTemplate(document))
  }
  return found
}

async function templateAt(file: string): Promise<Template> {
  return await readTemplate(await documentAt(file))
}
