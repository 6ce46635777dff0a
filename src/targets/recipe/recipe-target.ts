import type { Part } from '../../config/config.ts'
import { recipePath } from '../../config/recipe-name.ts'
import type { FileSet, Files } from '../../edit/files.ts'
import { afterwards, together } from '../scaffold-parts.ts'
import type { Applies, Brief, Target } from '../target.ts'
import { filled } from './fill.ts'
import { absence, inspectModel } from './inspect.ts'
import { type Loaded, loadRecipe } from './load.ts'
import { modelsBy } from './models.ts'
import { formsOf } from './names.ts'
import { fileSetOf, insertionSetOf } from './piece-set.ts'
import type { Recipe, RecipePart } from './recipe.ts'
import { type Values, valuesOf } from './values.ts'
import { isTooLarge, wantedFor } from './wanted.ts'

/** A target that a repository declares itself, in `.github/usher/targets/<name>.yml`. */
export function recipeTargetNamed(name: string): Target {
  const load = remembering((files) => loadRecipe(name, files))
  const recipeIn = (files: Files): Recipe | undefined =>
    appliesTo(name, load(files), files).applies ? load(files).recipe : undefined
  return {
    name,
    parts: ['registration', 'preset', 'e2e'],
    wants: (paths, have) => wantedFor(name, paths, have),
    applies: (files) => appliesTo(name, load(files), files),
    nameOf: ({ model }) => modelName(model?.repository),
    scaffold: (part, brief, files) => scaffold(recipeIn(files), part, { brief, files }),
    inspect: (model, files) => {
      const recipe = recipeIn(files)
      return recipe === undefined
        ? absence(model, [`\`${name}\` does not apply`])
        : inspectModel(recipe, model, files)
    },
    words: {
      registration: { title: 'feat: register', purpose: 'Registers the model.' },
      preset: { title: 'feat: add', purpose: 'Adds the model.' },
      e2e: { title: 'test: add the test of', purpose: 'Adds a test of the model.' },
      'registration preset': { title: 'feat: add', purpose: 'Registers and adds the model.' },
      'registration e2e': {
        title: 'feat: add',
        purpose: 'Registers and adds the model, with its test.',
      },
      'preset e2e': { title: 'feat: add', purpose: 'Adds the model, with its test.' },
    },
    modelsIn: (files) => modelsBy(recipeIn(files)?.models, files),
    mistakesIn: (files) => load(files).reports.filter(({ findings }) => findings.length > 0),
  }
}

/** A sound recipe is not read again while it and its templates stay as they are; each tree is loaded once. */
function remembering(load: (files: Files) => Loaded): (files: Files) => Loaded {
  const known = new WeakMap<Files, Loaded>()
  let last: Loaded = { recipe: undefined, reports: [] }
  return (files) => {
    const isSame = last.reports.every(({ path, text }) => files.get(path) === text)
    const again = isSame && last.recipe !== undefined ? last : undefined
    last = known.get(files) ?? again ?? load(files)
    known.set(files, last)
    return last
  }
}

function modelName(repository: string | null | undefined): string | undefined {
  if (typeof repository !== 'string') return undefined
  const forms = formsOf(repository)
  return forms?.id
}

function appliesTo(name: string, { recipe, reports }: Loaded, files: Files): Applies {
  const [own] = reports
  if (own === undefined) return { applies: false, reason: `there is no \`${recipePath(name)}\`` }
  const wrong = reports.find(({ findings }) => findings.length > 0)
  const finding = wrong?.findings[0]
  if (wrong !== undefined && finding !== undefined) {
    const { line, column } = finding.span.start
    return { applies: false, reason: `\`${wrong.path}\`:${line}:${column}: ${finding.message}` }
  }
  if (recipe === undefined) return { applies: false, reason: `\`${own.path}\` is no recipe` }
  return fitting(recipe, files)
}

function fitting(recipe: Recipe, files: Files): Applies {
  const { has, lacks } = recipe.applies
  const missing = has.find((path) => !files.has(path))
  if (missing !== undefined) return { applies: false, reason: `there is no \`${missing}\`` }
  const present = lacks.find((path) => files.has(path))
  if (present !== undefined) return { applies: false, reason: `there is \`${present}\`` }
  return isTooLarge(recipe, files)
    ? { applies: false, reason: 'too many files fit its paths to tell what is there' }
    : { applies: true, reason: recipe.description ?? 'everything the recipe asks for is there' }
}

interface Asked {
  readonly brief: Brief
  readonly files: Files
}

const nothing: FileSet = { changes: [], notes: [], todos: [] }

function scaffold(recipe: Recipe | undefined, part: Part, { brief, files }: Asked): FileSet {
  if (recipe === undefined)
    return { ...nothing, todos: ['Nothing is written: the recipe does not apply.'] }
  const asked = recipe.parts[part]
  if (asked === undefined) return nothing
  const forms = formsOf(modelName(brief.proposal.model?.repository) ?? '')
  if (forms === undefined)
    return { ...nothing, todos: ['Nothing is written: the proposal names no model repository.'] }
  return partSet(asked, valuesOf(forms, brief), files)
}

/** The pieces one after the other, each on what those before it wrote; words only where something is written. */
function partSet(part: RecipePart, values: Values, files: Files): FileSet {
  const pieces = [
    ...part.files.map((one) => (now: Files) => fileSetOf(one, values, now)),
    ...part.insertions.map((one) => (now: Files) => insertionSetOf(one, values, now)),
  ]
  const set = pieces.reduce((sum, piece) => together(sum, piece(afterwards(files, sum))), nothing)
  if (set.changes.length === 0) return set
  const words = { notes: said(part.notes, values), todos: said(part.todos, values) }
  return together(set, { changes: [], ...words })
}

function said(templates: readonly string[], values: Values): readonly string[] {
  return templates.flatMap((template) => {
    const found = filled(template, 'markdown', values)
    return found.kind === 'filled' && found.text.trim() !== '' ? [found.text.trim()] : []
  })
}
