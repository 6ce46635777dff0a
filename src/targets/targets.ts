import { kaitoPreset } from './kaito-preset/kaito-preset.ts'
import type { Target } from './target.ts'

const targets: ReadonlyMap<string, Target> = new Map([[kaitoPreset.name, kaitoPreset]])

/** The target of that name, as configuration and the command line write it. */
export function targetNamed(name: string): Target | undefined {
  return targets.get(name)
}
