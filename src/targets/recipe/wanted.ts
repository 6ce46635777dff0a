import { recipePath } from '../../config/recipe-name.ts'
import type { Files } from '../../edit/files.ts'
import { readsAs } from '../../edit/reads-as.ts'
import { parseRecipe } from './parse-recipe.ts'
import type { Listing, Recipe } from './recipe.ts'
import { templatePath } from './template-path.ts'

/** More files than this that may be of models are not told apart from those of one model. */
const most = 150

/** The recipe first, then its templates, what it is recognised by, and every file it may touch. */
export function wantedFor(
  target: string,
  paths: readonly string[],
  have: Files,
): readonly string[] {
  const own = recipePath(target) ?? ''
  const text = have.get(own)
  if (text === undefined) return paths.includes(own) && !have.has(own) ? [own] : []
  const { recipe } = parseRecipe(text)
  const wishes = recipe === undefined ? [] : wishesOf(recipe, paths)
  const there = new Set(paths)
  return [...new Set(wishes)].filter((path) => there.has(path) && !have.has(path))
}

function wishesOf(recipe: Recipe, paths: readonly string[]): readonly string[] {
  const { applies, parts } = recipe
  const templates = Object.values(parts).flatMap(({ files }) =>
    files.map(({ template }) => templatePath(template)),
  )
  const patterns = patternsOf(recipe)
  const touched = paths.filter((path) => patterns.some((pattern) => readsAs(path, pattern)))
  return [...applies.has, ...applies.lacks, ...templates, ...touched.slice(0, most)]
}

/** Whether more files may be of models than are read: then nobody can tell what is there. */
export function isTooLarge(recipe: Recipe, files: Files): boolean {
  const patterns = patternsOf(recipe)
  const touched = [...files.keys()].filter((path) => patterns.some((one) => readsAs(path, one)))
  return touched.length >= most
}

/** The paths a recipe may touch, with `*` where the name of a model goes. */
function patternsOf({ parts, complete = [], models }: Recipe): readonly string[] {
  const pieces = Object.values(parts).flatMap(({ files, insertions }) => [...files, ...insertions])
  const templates = [...pieces, ...complete].map(({ path }) =>
    path.replaceAll(/\{\{[^}]*\}\}/g, '*'),
  )
  return models === undefined ? templates : [...templates, patternOf(models)]
}

function patternOf(models: Listing): string {
  return typeof models === 'string' ? models.replaceAll(/\{\w+\}/g, '*') : models.path
}
