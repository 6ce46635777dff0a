import { gated } from './gated.ts'
import { kaitoCatalog } from './kaito-catalog/kaito-catalog.ts'
import { kaitoPreset } from './kaito-preset/kaito-preset.ts'
import type { Target } from './target.ts'

const targets: ReadonlyMap<string, Target> = new Map(
  [kaitoPreset, kaitoCatalog].map((target) => [target.name, gated(target)]),
)

/** The name of every target, as configuration and the command line write it. */
export const targetNames: readonly string[] = [...targets.keys()]

/** The target of that name, as configuration and the command line write it. */
export function targetNamed(name: string): Target | undefined {
  return targets.get(name)
}
