import { recipeTarget } from '../config/recipe-name.ts'
import { fastllm } from './fastllm/fastllm.ts'
import { gated } from './gated.ts'
import { kaitoCatalog } from './kaito-catalog/kaito-catalog.ts'
import { kaitoPreset } from './kaito-preset/kaito-preset.ts'
import { klusterDocs } from './kluster-docs/kluster-docs.ts'
import { recipeTargetNamed } from './recipe/recipe-target.ts'
import type { Target } from './target.ts'

const targets: ReadonlyMap<string, Target> = new Map(
  [kaitoPreset, kaitoCatalog, klusterDocs, fastllm].map((target) => [target.name, gated(target)]),
)

/** The name of every target, as configuration and the command line write it. */
export const targetNames: readonly string[] = [...targets.keys()]

/** The target of that name, as configuration and the command line write it. */
export function targetNamed(name: string): Target | undefined {
  return targets.get(name) ?? declared(name)
}

const recipes = new Map<string, Target>()

/** A target that a repository declares, the same object each time, so that what is known by it is found again. */
function declared(name: string): Target | undefined {
  if (!recipeTarget.test(name)) return undefined
  const found = recipes.get(name) ?? gated(recipeTargetNamed(name))
  if (recipes.size >= 100) recipes.clear()
  recipes.set(name, found)
  return found
}
