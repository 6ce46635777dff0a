import { hubNamesOf } from './asked-models.ts'
import type { Check, Found } from './check.ts'
import type { Subject } from './picture.ts'
import { placeOfKey, statusEvidence } from './places.ts'

/** A status nothing in the tree speaks for. It is never undone by itself. */
export const statusAheadOfEvidence: Check = {
  kind: 'status-ahead-of-evidence',
  summary: 'the evidence supports what the status says',
  severity: 'error',
  why: 'Users are promised a model that the repository does not have.',
  todo: 'Add what is missing, attest with `/attest` where the evidence is elsewhere, or take the status back.',
  check: ({ subjects }) => subjects.flatMap(foundOf),
}

function foundOf(subject: Subject): readonly Found[] {
  const { proposal, standing, history } = subject
  const { status } = proposal
  if (proposal.kind !== 'model' || !isAhead(subject)) return []
  const { stated, named } = hubNamesOf(proposal)
  const isNamed = stated.length + named.length > 0
  return [
    {
      proposal: proposal.path,
      message: `unexpected status \`${status ?? ''}\`, expected evidence for it: ${standing.missing[0] ?? 'there is none'}`,
      evidence: [
        statusEvidence(subject),
        ...standing.evidence,
        ...standing.missing.map((what) => ({ what, where: proposal.path })),
      ],
      fix: isNamed
        ? 'add what is missing, attest with `/attest` where it is elsewhere, or take the status back'
        : 'name the model in `Download site`, so that it can be looked for',
      place: placeOfKey(subject, 'status'),
      day: history?.changed?.day ?? history?.added?.day,
      who: 'maintainer',
      severity: isNamed ? 'error' : 'warning',
    },
  ]
}

function isAhead({ proposal: { status }, standing }: Subject): boolean {
  if (standing.is === 'absent') return status === 'integrated' || status === 'ready to integrate'
  if (status !== 'integrated') return false
  return standing.is === 'partly' || standing.missing.length > 0
}
