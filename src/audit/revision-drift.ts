import type { Check, Found } from './check.ts'
import type { Match } from './match.ts'
import type { Picture, Subject } from './picture.ts'
import { at } from './places.ts'

/** The registry holds another commit of the model. Revisions move in both directions, so nobody is wrong by default. */
export const revisionDrift: Check = {
  kind: 'revision-drift',
  summary: 'the proposal and the registry name the same revision',
  severity: 'warning',
  why: 'What was reviewed is not what is served.',
  todo: 'Find out which revision was validated, and write it in both places.',
  check: (picture) =>
    picture.subjects.flatMap((subject) =>
      subject.matches.flatMap((match) => foundOf(picture, subject, match)),
    ),
}

function foundOf({ registry }: Picture, subject: Subject, match: Match): readonly Found[] {
  const { proposal, history } = subject
  const { listed } = match
  const asked = proposal.model?.revision ?? undefined
  const isSame = listed.revision === undefined || listed.revision === asked
  if (asked === undefined || isSame || listed.deprecated) return []
  const line = lineOfVersion(subject)
  return [
    {
      proposal: proposal.path,
      message: `unexpected revision \`${asked.slice(0, 12)}\`, expected the registry's \`${listed.revision.slice(0, 12)}\` of \`${listed.name}\``,
      evidence: [
        { what: `the proposal asks for \`${asked}\``, where: at({ path: proposal.path, line }) },
        {
          what: `the registry holds \`${listed.revision}\` (${match.confidence}: ${match.by})`,
          where: at(listed.place),
        },
      ],
      fix: 'say which revision was validated, and write it in both places',
      place: { path: proposal.path, line },
      day: history?.changed?.day ?? history?.added?.day,
      who: 'maintainer',
      severity: registry.era === 'catalog' ? 'info' : 'warning',
    },
  ]
}

function lineOfVersion({ proposal }: Subject): number {
  const row = proposal.rows.find(({ label }) => label.trim().toLowerCase() === 'version')
  return row?.valueSpan.start.line ?? 1
}
