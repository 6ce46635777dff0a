import type { FileSet, Files } from '../../edit/files.ts'
import { editOf, fileSet } from '../file-set.ts'
import { oneByOne } from '../scaffold-parts.ts'
import { addCompared } from './comparison-table.ts'
import type { NamedModel } from './examples.ts'
import { addName, namesIn } from './names-table.ts'
import type { Offer } from './offer.ts'
import { paths } from './places.ts'
import { addRates } from './rate-limits.ts'
import { useCaseOf } from './use-case.ts'

/** The rows of a model in the tables of names, of comparison and of rates; each stands or is refused by itself. */
export function addRows(model: NamedModel, offer: Offer, files: Files): FileSet {
  const { id, isVision } = model
  const named = namesIn(files.get(paths.models) ?? '')?.find((row) => row.id === id)?.label
  const label = named ?? model.label
  const also = [model.label, offer.name].filter((each) => each !== undefined)
  const { description, context, output, hasTools, isTunable } = offer
  const compared = { label, also, useCase: useCaseOf(description), hasTools, isTunable, isVision }
  const edits = [
    {
      path: paths.models,
      why: `Names \`${id}\`.`,
      edit: (text: string) => addName(text, { label, id }),
    },
    {
      path: paths.models,
      why: `Compares \`${id}\` with the others.`,
      edit: (text: string) => addCompared(text, compared),
    },
    {
      path: paths.limits,
      why: `The rates of \`${id}\`, by plan.`,
      edit: (text: string) => addRates(text, { label, also, context, output }),
    },
  ]
  return oneByOne(
    files,
    edits.map(
      ({ path, why, edit }) =>
        (now) =>
          fileSet([editOf(now, { path, why }, edit)], [], []),
    ),
  )
}
