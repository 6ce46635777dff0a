import type { Config } from '../config/config.ts'
import { kaitoPreset } from '../targets/kaito-preset/kaito-preset.ts'
import { targetNamed } from '../targets/targets.ts'
import { isProposal, isTemplate } from './documents.ts'

/** The files of a tree an audit reads: proposals and templates, the index page, what targets ask for. */
export function wantedPaths(paths: readonly string[], config: Config): readonly string[] {
  const { index } = config.proposals
  const documents = paths.filter(
    (path) => isProposal(path, config) || isTemplate(path, config) || path === index,
  )
  const targets = config.targets.flatMap(({ name }) => targetNamed(name) ?? [])
  const code = [kaitoPreset, ...targets].flatMap((target) => target.wants(paths, new Map()))
  return [...new Set([...documents, ...code])]
}
