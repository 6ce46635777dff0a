import type { Files } from '../../edit/files.ts'
import type { Applies } from '../target.ts'

/** The places of today's layout. */
export const paths = {
  catalog: 'presets/workspace/models/model_catalog.yaml',
  scores: 'presets/workspace/models/model_catalog_mtbench_scores.md',
  page: 'website/docs/presets.md',
} as const

const modelGo = /^presets\/workspace\/models\/[^/]+\/model\.go$/

/** The files this target reads, and one `model.go` of the layout before, if there is any. */
export function wanted(all: readonly string[], have: Files): readonly string[] {
  const fixed: readonly string[] = Object.values(paths)
  const older = all.find((path) => modelGo.test(path))
  const wishes = [...all.filter((path) => fixed.includes(path)), ...(older ? [older] : [])]
  return wishes.filter((path) => !have.has(path))
}

/** Recognises KAITO's layout since April 2026 by its files, or says which other layout this is. */
export function appliesTo(files: Files): Applies {
  if (!files.has(paths.catalog))
    return { applies: false, reason: `there is no \`${paths.catalog}\`` }
  if ([...files.keys()].some((path) => modelGo.test(path)))
    return {
      applies: false,
      reason: `Go presets stand beside \`${paths.catalog}\`: a tree in transition, so ask a maintainer`,
    }
  return { applies: true, reason: 'models stand in a catalogue, and no preset has code of its own' }
}
