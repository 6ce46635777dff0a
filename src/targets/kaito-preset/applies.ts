import type { Files } from '../../edit/files.ts'
import type { Applies } from '../target.ts'
import { familiesOf, moduleOf, paths } from './tree.ts'

/** Recognises KAITO's layout of mid-2025 by its files, or says which other layout this is. */
export function appliesTo(files: Files): Applies {
  const hasFamilies = familiesOf(files).size > 0
  const contract = files.get(paths.contract) ?? ''
  if (files.has(paths.catalog))
    return no(
      hasFamilies
        ? `\`${paths.catalog}\` stands beside Go presets: a tree in transition, and new models go into the catalog`
        : `models stand in \`${paths.catalog}\``,
    )
  if (!hasFamilies) return no('there is no `presets/workspace/models/<family>/model.go`')
  const absent = [paths.metadata, paths.registry, paths.imports].filter((path) => !files.has(path))
  if (absent.length > 0) return no(`${absent.map((path) => `\`${path}\``).join(', ')} is missing`)
  if (contract.includes('TotalSafeTensorFileSize'))
    return no(
      `\`${paths.contract}\` declares \`TotalSafeTensorFileSize\`: the fields of September 2025 and later`,
    )
  if (!contract.includes('TotalGPUMemoryRequirement'))
    return no(`\`${paths.contract}\` does not declare \`TotalGPUMemoryRequirement\``)
  if (moduleOf(files) === undefined) return no(`\`${paths.module}\` names no module`)
  return {
    applies: true,
    reason: 'Go presets with `TotalGPUMemoryRequirement` and a registry in YAML',
  }
}

function no(reason: string): Applies {
  return { applies: false, reason }
}
