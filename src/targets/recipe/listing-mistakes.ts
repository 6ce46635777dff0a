import type { Mistake, Written } from '../../config/written.ts'
import { inlineTemplates } from './inline.ts'
import { formOf } from './models.ts'
import type { Recipe } from './recipe.ts'
import { readTemplate } from './template.ts'

const told = {
  id: undefined,
  slug: ['model.slug', 'model.kebab', 'model.snake', 'model.pascal'],
  kebab: ['model.kebab', 'model.snake', 'model.pascal'],
  snake: ['model.kebab', 'model.snake', 'model.pascal'],
} as const

/** A way to list models that does not tell what paths and keys are made of: none would ever be complete. */
export function listingMistakes(recipe: Recipe, written: Written): readonly Mistake[] {
  if (recipe.models === undefined) return []
  const form = formOf(recipe.models)
  const known: readonly string[] | undefined = told[form]
  if (known === undefined) return []
  const used = inlineTemplates(recipe)
    .filter(({ reach }) => reach === 'name')
    .flatMap(({ text, kind }) => namesIn(readTemplate(text, kind)))
  const [unknown] = used.filter((name) => !known.includes(name))
  if (unknown === undefined) return []
  const [start, end] = written.valueAt(['models'])
  const message = `unexpected \`{${form}}\`, which does not tell \`${unknown}\` that paths or keys use`
  return [{ start, end, message, help: 'use `{org}/{name}` or a list, or forms of the name alone' }]
}

function namesIn(template: ReturnType<typeof readTemplate>): readonly string[] {
  if (template.kind === 'broken') return []
  return template.uses.map(({ segments }) => segments.slice(0, 2).join('.'))
}
