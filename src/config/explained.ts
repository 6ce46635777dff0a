import type { Config } from './config.ts'
import { configOf, processIn } from './config-of.ts'
import { allKeys } from './keys.ts'
import { type Layout, presets } from './presets.ts'
import { valueAt } from './tree.ts'

/** Where a value is from. */
export type Source = 'file' | 'owner' | 'process' | 'files' | 'default'

/** One key of the configuration in force. */
export interface Explained {
  readonly key: string
  /** As a file would write it; `undefined` where it has none. */
  readonly value: unknown
  readonly from: Source
  readonly description: string
}

/** What a configuration is put together from. */
export interface Layers {
  /** Trees of the repository's file and of its owner's defaults. */
  readonly file: unknown
  readonly owner: unknown
  readonly layout: Layout
}

/** Every key of the configuration in force with its value, and which of the layers that is from. */
export function explained({ file, owner, layout }: Layers): readonly Explained[] {
  const config = configOf([owner, file], layout)
  const named = processIn([owner, file])
  const layers: readonly (readonly [Source, unknown])[] = [
    ['file', file],
    ['owner', owner],
    named === undefined && layout !== config.process
      ? ['files', presets[layout]]
      : ['process', presets[config.process]],
  ]
  return leaves().map(({ name, description, standard }) => {
    const path = name.split('.')
    const [from, tree] = layers.find(([, one]) => valueAt(one, path) !== undefined) ?? ['default']
    const value = valueAt(tree, path) ?? standard
    const explanation = { key: name, value, from, description }
    return { ...explanation, ...inForce(name, config, [owner, file]) }
  })
}

/** Keys with a value of their own, each straight below those it belongs to. */
function leaves(): ReturnType<typeof allKeys> {
  return allKeys().filter(({ name, isLeaf }) => isLeaf && !name.includes('[]'))
}

/** Where the value in force follows from other keys or from the repository. */
function inForce(
  key: string,
  config: Config,
  files: readonly unknown[],
): Partial<Pick<Explained, 'value' | 'from'>> {
  switch (key) {
    case 'process':
      return { value: config.process, ...(processIn(files) ? {} : { from: 'files' }) }
    case 'gates.required':
      return { value: config.gates.required }
    case 'publication.required':
      return { value: config.publication.required }
    case 'lint.severity':
      return { value: config.lint.severity }
    default:
      return {}
  }
}
