import { quoted } from '../diagnostics/quoted.ts'
import { hubNamesOf } from './asked-models.ts'
import type { Check, Found } from './check.ts'
import type { Picture, Subject } from './picture.ts'
import { at } from './places.ts'

/** A model repository that is gone or has another name; asked only where somebody brought the facts. */
export const modelGone: Check = {
  kind: 'model-gone',
  summary: 'the model is still where the proposal says',
  severity: 'error',
  why: 'What was asked for can no longer be downloaded under its name.',
  todo: 'Write the new name, or end the proposal.',
  check: (picture) => picture.subjects.flatMap((subject) => foundOf(picture, subject)),
}

function foundOf({ tree }: Picture, subject: Subject): readonly Found[] {
  const { proposal, history } = subject
  const { stated, named } = hubNamesOf(proposal)
  return [...stated, ...named].flatMap((repository) => {
    const fate = tree.fates.get(repository.toLowerCase())
    if (fate === undefined || fate.is === 'there') return []
    const place = { path: proposal.path, line: lineWith(subject, repository) }
    const is = fate.is === 'gone' ? 'is gone' : `has moved to ${quoted(fate.to)}`
    return [
      {
        proposal: proposal.path,
        message: `unexpected model ${quoted(repository)}, which ${is}`,
        evidence: [
          { what: `the proposal names ${quoted(repository)}`, where: at(place) },
          { what: `the repository ${is}`, where: `https://huggingface.co/${repository}` },
        ],
        fix:
          fate.is === 'gone'
            ? 'say whether the model has another home; if not, end the proposal'
            : `say whether ${quoted(fate.to)} is the same model, and write its name`,
        place,
        day: history?.changed?.day ?? history?.added?.day,
        who: 'author' as const,
      },
    ]
  })
}

function lineWith({ proposal }: Subject, repository: string): number {
  return (
    Math.max(
      proposal.text.split('\n').findIndex((line) => line.includes(repository)),
      0,
    ) + 1
  )
}
