import { quoted } from '../diagnostics/quoted.ts'
import { downloadsOf } from '../proposal/repository.ts'
import { filledRows } from './filled-rows.ts'
import type { Rule } from './rule.ts'

/** The download site is the address of a repository on Hugging Face. */
export const downloadSite: Rule = {
  slug: 'download-site',
  summary: 'the download site is a repository on Hugging Face',
  severity: 'error',
  why: 'The weights are fetched from this address. Only a repository on Hugging Face can be read.',
  todo: 'Write the address of the repository: `https://huggingface.co/<owner>/<name>`.',
  example: { bad: '⟦the model hub⟧ |', good: 'https://huggingface.co/birdlab/heron-3b |' },
  check: (proposal, template) =>
    filledRows(proposal, template, 'download-site')
      .filter((row) => downloadsOf(row.value).length === 0)
      .map((row) => ({
        message: `unexpected download site ${quoted(row.value)}, expected the address of a Hugging Face repository`,
        help: 'write `https://huggingface.co/<owner>/<name>`',
        span: row.valueSpan,
      })),
}
