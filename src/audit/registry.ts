import type { Files } from '../edit/files.ts'
import { registeredIn } from '../targets/kaito-preset/go-presets.ts'
import { parseRegistry } from '../targets/kaito-preset/registry.ts'
import { familiesOf, familyFile, paths } from '../targets/kaito-preset/tree.ts'
import type { Place } from './drift.ts'

/**
 * A model some file of the tree lists: `catalog` is KAITO's generated catalog of 2026, `registry`
 * its list of 2025, `code` a preset in Go that stands in no list.
 */
export interface Listed {
  readonly from: 'catalog' | 'registry' | 'code'
  readonly name: string
  readonly repository: string | undefined
  readonly revision: string | undefined
  readonly deprecated: boolean
  readonly downloadAtRuntime: boolean
  readonly place: Place
}

/** The models of a tree. In the catalog's era the older list beside it is history. */
export interface Registry {
  readonly era: 'catalog' | 'presets' | 'list' | 'none'
  readonly listed: readonly Listed[]
}

/** Reads the lists of both eras, whichever the tree has. Infrastructure images are left out. */
export function registryOf(files: Files): Registry {
  const catalog = catalogOf(files)
  const registry = entriesOf(files)
  const hasFamilies = familiesOf(files).size > 0
  const code = hasFamilies ? codeOf(files, registry) : []
  return { era: eraOf(files, hasFamilies), listed: [...catalog, ...registry, ...code] }
}

function eraOf(files: Files, hasFamilies: boolean): Registry['era'] {
  if (files.has(paths.catalog)) return 'catalog'
  if (hasFamilies) return 'presets'
  return files.has(paths.registry) ? 'list' : 'none'
}

function entriesOf(files: Files): readonly Listed[] {
  const text = files.get(paths.registry) ?? ''
  const lines = linesOfNames(text)
  return parseRegistry(text)
    .filter(({ name, repository }) => name !== 'base' || repository !== undefined)
    .map(({ tag: _, ...entry }) => ({
      ...entry,
      from: 'registry',
      place: { path: paths.registry, line: lines.get(entry.name) ?? 1 },
    }))
}

/** The catalog has no revisions, tags or images: its weights are downloaded from the main branch. */
function catalogOf(files: Files): readonly Listed[] {
  const text = files.get(paths.catalog) ?? ''
  const lines = linesOfNames(text)
  return parseRegistry(text).map(({ name }) => ({
    from: 'catalog',
    name,
    repository: name,
    revision: undefined,
    deprecated: false,
    downloadAtRuntime: true,
    place: { path: paths.catalog, line: lines.get(name) ?? 1 },
  }))
}

/** Presets that code registers and no list names: a forgotten or commented-out entry. */
function codeOf(files: Files, registry: readonly Listed[]): readonly Listed[] {
  const known = new Set(registry.map(({ name }) => name))
  return [...familiesOf(files)].flatMap(([family, source]) =>
    registeredIn(source)
      .filter((name) => !known.has(name))
      .map((name) => ({
        from: 'code' as const,
        name,
        repository: undefined,
        revision: undefined,
        deprecated: false,
        downloadAtRuntime: false,
        place: { path: familyFile(family, 'model.go'), line: lineWith(source, name) },
      })),
  )
}

/** The line of each active `- name:`. */
function linesOfNames(text: string): ReadonlyMap<string, number> {
  const found = text.split('\n').map((line, index) => {
    const name = /^\s*- name:\s*(?<name>["']?\S+?["']?)\s*(?:#.*)?$/.exec(line)?.groups?.name
    return [name?.replaceAll(/^["']|["']$/g, ''), index + 1] as const
  })
  return new Map(found.flatMap(([name, line]) => (name === undefined ? [] : [[name, line]])))
}

function lineWith(source: string, name: string): number {
  const at = source.split('\n').findIndex((line) => line.includes(JSON.stringify(name)))
  return Math.max(at, 0) + 1
}
