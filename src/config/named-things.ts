import type { Finding } from '../diagnostics/finding.ts'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { recipePath } from './recipe-name.ts'
import { isTree, valueAt } from './tree.ts'
import { parseWritten, type Written } from './written.ts'

/** Rules a configuration weighs that there are none of; `slugs` are those there are. */
export function unknownRules(text: string, slugs: readonly string[]): readonly Finding[] {
  const written = parseWritten(text)
  const path = ['lint', 'severity']
  const severity = valueAt(written.tree, path)
  const lines = linesOf(text)
  const unknown = Object.keys(isTree(severity) ? severity : {}).filter(
    (slug) => !slugs.includes(slug),
  )
  return unknown.map((slug) => {
    const [start, end] = written.keyAt(path, slug)
    const meant = nearest(slug, slugs)
    return {
      rule: 'config-rule',
      severity: 'error',
      message: `unexpected rule ${quoted(slug)}, there is none of that name`,
      help: meant === undefined ? 'take the name from `docs/rules`' : `did you mean \`${meant}\`?`,
      span: spanOf(lines, start, end),
      ...(meant === undefined ? {} : { fix: [{ start, end, text: meant }] }),
    }
  })
}

/** Files and folders a configuration names that are not in the repository. */
export function absentPaths(text: string, isThere: (path: string) => boolean): readonly Finding[] {
  const written = parseWritten(text)
  const lines = linesOf(text)
  return namedPaths(written)
    .filter(({ path }) => !isThere(path))
    .map(({ at, path }) => ({
      rule: 'config-path',
      severity: 'warning',
      message: `unexpected path ${quoted(path)}, there is no such file or folder`,
      help: 'mend the path, or add what it names',
      span: spanOf(lines, ...written.valueAt(at)),
    }))
}

/** Lists of paths count entry by entry. */
const places: readonly (readonly string[])[] = [
  ['proposals', 'folders'],
  ['proposals', 'templates'],
  ['proposals', 'index'],
  ['validation', 'workflow'],
  ['validation', 'observe'],
  ['publication', 'workflow'],
  ['lint', 'baseline'],
]

interface Named {
  readonly at: readonly PropertyKey[]
  readonly path: string
}

function namedPaths({ tree }: Written): readonly Named[] {
  const all = places.flatMap((place): readonly { at: readonly PropertyKey[]; value: unknown }[] => {
    const value = valueAt(tree, place)
    return Array.isArray(value)
      ? value.map((entry: unknown, n) => ({ at: [...place, n], value: entry }))
      : [{ at: place, value }]
  })
  const named = all.flatMap(({ at, value }) =>
    typeof value === 'string' && value !== 'none' ? [{ at, path: value }] : [],
  )
  return [...named, ...namedRecipes(tree)]
}

/** The recipes of this repository that it names; those of others cannot be seen from here. */
function namedRecipes(tree: unknown): readonly Named[] {
  const targets = valueAt(tree, ['targets'])
  return (Array.isArray(targets) ? targets : []).flatMap((target: unknown, n) => {
    const name = valueAt(target, ['name'])
    const path = typeof name === 'string' ? recipePath(name) : undefined
    const isElsewhere = valueAt(target, ['repository']) !== undefined
    return path === undefined || isElsewhere ? [] : [{ at: ['targets', n, 'name'], path }]
  })
}
