import type { Finding } from '../diagnostics/finding.ts'
import { weighed } from '../diagnostics/severities.ts'
import { visible } from '../diagnostics/visible.ts'
import { type Mended, mend } from '../edit/mend.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { lint } from '../rules/lint.ts'
import type { Document } from './documents.ts'
import type { Standards } from './judge.ts'
import { replaceFile } from './replace-file.ts'

/** Makes every certain fix in a file; says each on standard error. The value is the file as it is then. */
export async function fixFile(document: Document, standards: Standards): Promise<Document> {
  const { text, fixed } = await mended(document, standards)
  if (text === document.text) return document
  await replaceFile(document.path, text)
  process.stderr.write(fixed.map((finding) => said(document.path, finding)).join(''))
  return { path: document.path, text }
}

/** A mended document can be of another kind, and so be held to another template. */
async function mended({ path, text }: Document, standards: Standards): Promise<Mended> {
  let so: Mended = { text, fixed: [] }
  for (let kinds = 0; kinds < 3; kinds += 1) {
    const template = await standards.templateFor(parseProposal(path, so.text))
    const severities = await standards.severitiesFor(path)
    const next = mend(so.text, (its) =>
      weighed(lint(parseProposal(path, its), template, { named: standards.named }), severities),
    )
    if (next.text === so.text) return so
    so = { text: next.text, fixed: [...so.fixed, ...next.fixed] }
  }
  return so
}

function said(path: string, { rule, message, span }: Finding): string {
  return visible(`Fixed ${path}:${span.start.line}: ${message} (${rule})`).concat('\n')
}
