import { parseProposal } from './parse-proposal.ts'
import { type Template, templateOf, templateTexts } from './template.ts'

/** Compiles any Markdown template. Never throws. */
export function parseTemplate(path: string, text: string): Template {
  const texts = templateTexts(text)
  const kept = parseProposal(path, texts.kept)
  const words = texts.words === texts.kept ? kept : parseProposal(path, texts.words)
  return templateOf(text, { kept, words })
}
