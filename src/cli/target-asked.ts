import { recipeFolder, recipePath, recipesIn } from '../config/recipe-name.ts'
import { nearest } from '../diagnostics/nearest.ts'
import type { Target } from '../targets/target.ts'
import { targetNamed, targetNames } from '../targets/targets.ts'
import { UsageError } from './usage-error.ts'

/**
 * The target somebody named, in a tree with these paths. `recipe` alone is the one recipe there is.
 *
 * Throws a `UsageError` with the nearest, or all, where there is none of that name.
 */
export function targetAsked(name: string, paths: readonly string[]): Target {
  const recipes = recipesIn(paths)
  if (name === 'recipe') return onlyRecipe(recipes)
  const isDeclared = recipePath(name) === undefined || recipes.includes(name)
  const target = isDeclared ? targetNamed(name) : undefined
  if (target !== undefined) return target
  const names = [...targetNames, ...recipes]
  const meant = nearest(name, names)
  const hint = meant === undefined ? `there are ${listed(names)}` : `did you mean \`${meant}\`?`
  throw new UsageError(`There is no target \`${name}\`: ${hint}`)
}

function onlyRecipe(recipes: readonly string[]): Target {
  const [first, ...more] = recipes
  const target = first === undefined ? undefined : targetNamed(first)
  if (target === undefined)
    throw new UsageError(`There is no recipe here: \`${recipeFolder}\` holds no \`<name>.yml\``)
  if (more.length > 0) throw new UsageError(`Name one of the recipes: ${listed(recipes)}`)
  return target
}

function listed(names: readonly string[]): string {
  return names.map((one) => `\`${one}\``).join(', ')
}
