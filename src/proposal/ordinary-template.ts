import { ordinaryProposal } from './ordinary-proposal.ts'
import { type Template, templateOf, templateTexts } from './template.ts'

/** Compiles a template as `parseTemplate` does, without the parsers; `undefined` where one is needed. */
export function ordinaryTemplate(path: string, text: string): Template | undefined {
  const texts = templateTexts(text)
  const kept = ordinaryProposal(path, texts.kept)
  const words = texts.words === texts.kept ? kept : ordinaryProposal(path, texts.words)
  return kept && words && templateOf(text, { kept, words })
}
