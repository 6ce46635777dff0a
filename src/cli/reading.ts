import { ordinaryProposal } from '../proposal/ordinary-proposal.ts'
import { ordinaryTemplate } from '../proposal/ordinary-template.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'
import type { Document } from './documents.ts'

/** Reads a document. The parsers of YAML and Markdown are each loaded with the first one that needs it. */
export async function readProposal({ path, text }: Document): Promise<Proposal> {
  const ordinary = ordinaryProposal(path, text)
  if (ordinary !== undefined) return ordinary
  const { withOrdinaryBody } = await import('../proposal/ordinary-body.ts')
  const read = withOrdinaryBody(path, text)
  if (read !== undefined) return read
  const { parseProposal } = await import('../proposal/parse-proposal.ts')
  return parseProposal(path, text)
}

/** Compiles a template in the same way. */
export async function readTemplate({ path, text }: Document): Promise<Template> {
  const ordinary = ordinaryTemplate(path, text)
  if (ordinary !== undefined) return ordinary
  const { parseTemplate } = await import('../proposal/parse-template.ts')
  return parseTemplate(path, text)
}
