import type { Part } from '../../config/config.ts'
import { nameRefusal } from '../../diagnostics/outside-name.ts'
import type { FileSet, Files } from '../../edit/files.ts'
import { insertYamlEntry } from '../../edit/yaml-list.ts'
import { isModelId } from '../../facts/model-id.ts'
import { editOf, fileSet } from '../file-set.ts'
import type { Brief, Target } from '../target.ts'
import { entryNamed, parseCatalog } from './catalog.ts'
import { drawEntry } from './entry.ts'
import { findingsIn, inspectModel, modelsIn } from './inspect.ts'
import { addPageRow, addScoreRow, licenceShown } from './rows.ts'
import { appliesTo, paths, wanted } from './tree.ts'

const scaffolds = { registration: scaffoldEntry, preset: scaffoldPage, e2e: scaffoldScores }

/**
 * KAITO today: a model is an entry of the catalogue, a row of a page and a row of scores, in three parts.
 *
 * The entry holds facts only, so without facts nothing is written; a proposal names the model alone.
 */
export const kaitoCatalog: Target = {
  name: 'kaito-catalog',
  parts: ['registration', 'preset', 'e2e'],
  wants: wanted,
  applies: appliesTo,
  nameOf: ({ model }) => nameOf(model?.repository),
  scaffold,
  inspect: inspectModel,
  verify,
  words: {
    registration: { title: 'feat: register', purpose: 'Adds the model to the catalogue.' },
    preset: { title: 'docs: list', purpose: 'Lists the model on the page of curated models.' },
    e2e: {
      title: 'docs: add the scores of',
      purpose: 'Adds the model to the table of scores. Nothing waits for it.',
    },
    'registration preset': {
      title: 'feat: add',
      purpose: 'Adds the model to the catalogue and lists it on the page of curated models.',
    },
    'registration e2e': {
      title: 'feat: add',
      purpose:
        'Adds the model to the catalogue, to the page of curated models and to the table of scores.',
    },
    'preset e2e': {
      title: 'docs: list',
      purpose: 'Lists the model on the page of curated models and in the table of scores.',
    },
  },
  modelsIn,
  findingsIn,
}

/** The repository itself, where git takes it for a branch too. */
function nameOf(repository: string | null | undefined): string | undefined {
  if (typeof repository !== 'string' || !isModelId(repository)) return undefined
  return nameRefusal(repository, 'branch') === undefined ? repository : undefined
}

/** What a part is made from: the name as the Hub or the catalogue spells it. */
interface Asked {
  readonly name: string
  readonly brief: Brief
  readonly files: Files
}

function scaffold(part: Part, brief: Brief, files: Files): FileSet {
  const { applies, reason } = appliesTo(files)
  if (!applies) return nothing(`Nothing is written: ${reason}.`)
  const asked = nameOf(brief.proposal.model?.repository)
  if (asked === undefined)
    return nothing('Nothing is written: the download site is not a model repository.')
  const known = entryNamed(parseCatalog(files.get(paths.catalog) ?? ''), asked)
  if (part !== 'registration' && known === undefined)
    return nothing('No rows are written before the entry is there.')
  return scaffolds[part]({ name: known?.name ?? brief.facts?.id ?? asked, brief, files })
}

function nothing(...todos: readonly string[]): FileSet {
  return { changes: [], notes: [], todos }
}

function scaffoldEntry({ name, brief, files }: Asked): FileSet {
  if (entryNamed(parseCatalog(files.get(paths.catalog) ?? ''), name) !== undefined) return nothing()
  const { facts } = brief
  if (facts === undefined)
    return nothing('No entry is written: nothing is known of the model; give its facts.')
  const drawn = drawEntry(facts)
  if (drawn.kind === 'refused')
    return nothing(...drawn.reasons.map((why) => `No entry is written: ${why}.`))
  const purpose = { path: paths.catalog, why: `The entry of \`${name}\`.` }
  const step = editOf(files, purpose, (text) =>
    insertYamlEntry(text, { list: 'models', after: undefined }, { name, block: drawn.block }),
  )
  return fileSet([step], [...drawn.notes, ...revisionNote(brief)], todosOf(brief))
}

function scaffoldPage({ name, brief, files }: Asked): FileSet {
  if (!files.has(paths.page)) return nothing()
  const listed = entryNamed(parseCatalog(files.get(paths.catalog) ?? ''), name)
  const licence = listed?.licence ?? brief.facts?.licence
  if (licence === undefined || licence === null)
    return nothing(`No row in \`${paths.page}\` is written: the licence is not known.`)
  const purpose = { path: paths.page, why: `Lists \`${name}\` among the curated models.` }
  const isKnown = licenceShown(licence) !== undefined
  return fileSet(
    [editOf(files, purpose, (text) => addPageRow(text, name, licence))],
    ['The row stands in the natural order of the names; no other row moved.'],
    isKnown ? [] : [`Say how the page shows this licence: it has had no model with it yet.`],
  )
}

function scaffoldScores({ name, files }: Asked): FileSet {
  if (!files.has(paths.scores)) return nothing()
  const purpose = { path: paths.scores, why: `The scores of \`${name}\`, with their gaps.` }
  return fileSet(
    [editOf(files, purpose, (text) => addScoreRow(text, name))],
    ['Overall is the mean of the eight categories, with two decimals.'],
    [`Run MT-Bench for \`${name}\` and fill in the scores and the day; they are marked \`TODO\`.`],
  )
}

const served: readonly string[] = ['text-generation', 'image-text-to-text', 'any-to-any']

/** What the catalogue has no place for, and what was not seen there before. */
function todosOf({ facts }: Brief): readonly string[] {
  const task = facts?.task ?? null
  return [
    ...(task !== null && served.includes(task)
      ? []
      : ['Say which `pipelineTag` is right: the page names none that the catalogue has.']),
    ...(facts?.trustRemoteCode === true
      ? ['The model brings code of its own; say whether it may be trusted.']
      : []),
    ...(facts?.gated === true ? ['The model is gated: its users need a secret of their own.'] : []),
  ]
}

function revisionNote({ proposal }: Brief): readonly string[] {
  const isAsked = proposal.path !== '' && typeof proposal.model?.revision === 'string'
  return isAsked
    ? [
        'The catalogue holds no revision: weights come from the main branch, not the commit asked for.',
      ]
    : []
}

/** The generator writes the same entry; what is read by people is read. */
function verify(part: Part, { name }: { readonly name: string }): readonly string[] {
  switch (part) {
    case 'registration':
      return [
        `go run ./presets/workspace/generator/update_model_catalog --repos ${name}`,
        `git diff --exit-code ${paths.catalog}`,
      ]
    case 'preset':
      return [`grep --fixed-strings '${name}' ${paths.page}`]
    case 'e2e':
      return [`grep --fixed-strings '${name}' ${paths.scores}`]
  }
}
