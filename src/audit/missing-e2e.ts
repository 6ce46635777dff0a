import { paths } from '../targets/kaito-preset/tree.ts'
import type { Check } from './check.ts'
import { at, placeOfKey } from './places.ts'

/** An integrated preset that no end-to-end test starts. Tests are asked for, and not required. */
export const missingE2e: Check = {
  kind: 'missing-e2e',
  summary: 'an end-to-end test reaches the preset',
  severity: 'info',
  why: 'Nobody notices when the preset stops working.',
  todo: 'Add a test: `usher scaffold --part e2e` writes one.',
  check: ({ subjects }) =>
    subjects.flatMap((subject) =>
      subject.standing.untested.map(({ listed }) => ({
        proposal: subject.proposal.path,
        message: `unexpected preset \`${listed.name}\` without an end-to-end test`,
        evidence: [
          { what: `no spec reaches \`${listed.name}\``, where: paths.presetTest },
          { what: `\`${listed.name}\` is listed`, where: at(listed.place) },
        ],
        fix: 'add a test; `usher scaffold --part e2e` writes one',
        place: placeOfKey(subject, 'status'),
        who: 'author' as const,
      })),
    ),
}
