import { insertDropdown } from '../../edit/dropdown.ts'
import { type Edited, edited, oneAfterOther } from '../../edit/edited.ts'
import type { FileSet, Files } from '../../edit/files.ts'
import { creationOf, editOf, fileSet, type Step } from '../file-set.ts'
import { oneByOne } from '../scaffold-parts.ts'
import { broughtBy, entriesIn, headingsOf } from './entries.ts'
import { filled } from './form.ts'
import { type Holding, holdingOf } from './holding.ts'
import { addToList } from './id-list.ts'
import { formsFor, type Kind, kindNamed, namedLike, saidOfForms } from './pattern.ts'
import { languages, listOf, pageOf, type Run, runs, snippetRoot } from './places.ts'
import { snippetPath } from './snippet-name.ts'

/** A model with everything its examples are made from. */
export interface NamedModel {
  readonly id: string
  readonly slug: string
  readonly label: string
  readonly isVision: boolean
}

/** One of the four examples of a model: what is there, or the text that is to be. */
interface Example {
  readonly kind: Kind
  readonly holding: Holding
  readonly path: string
  /** `undefined` where it is there, or no sibling gives its form. */
  readonly text: string | undefined
  readonly siblings: number
  readonly notes: readonly string[]
}

/**
 * The snippets a model still lacks and their entries on both pages; nothing at all where a form is missing.
 * Forms and names are those of `tree`, which models that come along with this one are no part of.
 */
export function addExamples(model: NamedModel, tree: Files, files: Files): FileSet {
  const { isVision } = model
  const examples = runs.map((run) =>
    languages.map((language) => exampleOf(model, { run, language, isVision }, tree)),
  )
  const without = examples
    .flat()
    .filter(({ holding, text }) => holding.kind === 'none' && text === undefined)
  if (without.length > 0) {
    const kinds = without.map(({ kind }) => kindNamed(kind)).join(', ')
    const todo = `No examples of \`${model.id}\` are written: no sibling gives the form of its ${kinds}.`
    return { changes: [], notes: [], todos: [todo] }
  }
  return oneByOne(
    files,
    examples.map((ofRun) => (now) => addRun(model, ofRun, now)),
  )
}

function exampleOf(model: NamedModel, kind: Kind, files: Files): Example {
  const holding = holdingOf(model.id, kind, files)
  const path = pathIn(holding) ?? snippetPath(namedLike(kind, model.slug, files))
  if (holding.kind !== 'none')
    return { kind, holding, path, text: undefined, siblings: 0, notes: [] }
  const forms = formsFor(kind, files)
  const [most] = forms
  const text = most === undefined ? undefined : filled(most, model)
  const siblings = most?.donors.length ?? 0
  return { kind, holding, path, text, siblings, notes: saidOfForms(kind, forms) }
}

function pathIn(holding: Holding): string | undefined {
  switch (holding.kind) {
    case 'own':
      return holding.snippets[0]?.path
    case 'shared':
      return holding.snippet.path
    case 'none':
      return undefined
  }
}

/** The page comes first: a snippet that no page brings in helps nobody. */
function addRun(model: NamedModel, examples: readonly Example[], files: Files): FileSet {
  const blocked = examples.flatMap((example) => obstacle(model, example, files))
  const free = examples.filter((example) => obstacle(model, example, files).length === 0)
  const [first] = free
  if (first === undefined) return fileSet(blocked, [], [])
  const { run } = first.kind
  const purpose = { path: pageOf(run), why: `Shows the ${run} examples of \`${model.id}\`.` }
  const page = editOf(files, purpose, (text) => addEntries(text, { model, examples: free, files }))
  if (page.kind === 'todo') return fileSet([...blocked, page], [], [])
  const steps = [...free.map((example) => creation(model, example, files)), page]
  const notes = free.flatMap((example) => example.notes)
  return fileSet([...blocked, ...steps, ...listed(model, run, files)], notes, [])
}

/** What only a person can put right before an example is whole. */
function obstacle({ id }: NamedModel, { holding, path }: Example, files: Files): readonly Step[] {
  if (holding.kind === 'shared')
    return [{ kind: 'todo', todo: `Correct \`${path}\` by hand: it names \`${id}\` and others.` }]
  if (holding.kind === 'none' && files.has(path))
    return [{ kind: 'todo', todo: `Look at \`${path}\`: it is there and does not name \`${id}\`.` }]
  return []
}

function creation({ id }: NamedModel, example: Example, files: Files): Step {
  const { kind, path, text, siblings } = example
  if (text === undefined) return { kind: 'nothing' }
  const like = siblings === 1 ? 'its one sibling' : `${siblings} siblings`
  return creationOf(
    files,
    { path, why: `The ${kindNamed(kind)} of \`${id}\`, like ${like}.` },
    text,
  )
}

interface OnPage {
  readonly model: NamedModel
  readonly examples: readonly Example[]
  readonly files: Files
}

function addEntries(text: string, { model, examples, files }: OnPage): Edited {
  const edits = examples.map(({ kind, holding, path }) => (now: string): Edited => {
    const own = holding.kind === 'own' ? holding.snippets.map((each) => each.path) : [path]
    const isShown = entriesIn(files).some(
      (entry) =>
        entry.run === kind.run &&
        entry.section === kind.language &&
        broughtBy(entry).some((brought) => own.includes(brought)),
    )
    if (isShown) return edited(now)
    return insertDropdown(now, headingsOf(kind.language), {
      label: model.label,
      language: kind.language,
      include: path.slice(snippetRoot.length),
    })
  })
  return oneAfterOther(text, edits)
}

function listed({ id }: NamedModel, run: Run, files: Files): readonly Step[] {
  const path = listOf(run)
  if (!files.has(path)) return []
  return [editOf(files, { path, why: `Lists \`${id}\`.` }, (text) => addToList(text, id))]
}
