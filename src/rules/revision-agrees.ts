import { quoted } from '../diagnostics/quoted.ts'
import type { Row } from '../proposal/proposal.ts'
import { hubPlacesOf } from '../proposal/repository.ts'
import { filledRows } from './filled-rows.ts'
import type { Problem, Rule } from './rule.ts'

/** Download site and version name one revision of one repository. */
export const revisionAgrees: Rule = {
  slug: 'revision-agrees',
  summary: 'download site and version name the same files',
  severity: 'error',
  why: 'The weights are fetched from the download site at the version. Where the two rows speak of different files, what was reviewed is not what is fetched.',
  todo: 'Write the address of the repository as the download site, and one of its own commits as the version.',
  example: {
    bad: '| Version | ⟦https://huggingface.co/birdlab/heron-7b/commit/4f1c2a9be07d35816c24fa90b7e3d15c8a6f0e72⟧ |',
    good: '| Version | 4f1c2a9be07d35816c24fa90b7e3d15c8a6f0e72 |',
  },
  check: (proposal, template) => {
    const { repository = null, revision = null } = proposal.model ?? {}
    const sites = filledRows(proposal, template, 'download-site')
    const versions = filledRows(proposal, template, 'version')
    return [
      ...sites.flatMap((row) => (revision === null ? [] : siteProblems(row, revision))),
      ...versions.flatMap((row) => (repository === null ? [] : versionProblems(row, repository))),
    ]
  },
}

function siteProblems(row: Row, revision: string): readonly Problem[] {
  const ref = hubPlacesOf(row.value)[0]?.ref
  if (ref === undefined || ref === 'main' || ref.toLowerCase() === revision) return []
  const isCommit = /^[0-9a-f]{40}$/i.test(ref)
  return [
    {
      message: `unexpected ${isCommit ? 'commit' : 'branch'} ${quoted(ref)} in the download site, expected that of the version`,
      help: 'write the address of the repository alone, and its commit as the version',
      span: row.valueSpan,
      ...(isCommit ? {} : { severity: 'warning' as const }),
    },
  ]
}

function versionProblems(row: Row, repository: string): readonly Problem[] {
  const other = hubPlacesOf(row.value).find(
    (place) => place.repository.toLowerCase() !== repository.toLowerCase(),
  )
  if (other === undefined) return []
  return [
    {
      message: `unexpected version of ${quoted(other.repository)}, expected one of ${quoted(repository)}`,
      help: 'copy the commit from the history of the download site',
      span: row.valueSpan,
    },
  ]
}
