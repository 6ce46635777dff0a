import { remembered } from '../../diagnostics/remembered.ts'
import type { Files } from '../../edit/files.ts'
import { maskGo } from '../../edit/go-mask.ts'
import type { Inspection } from '../../lifecycle/inspection.ts'
import { goConstantsOf, registeredIn } from './go-presets.ts'
import { wrongConstants } from './mend-constants.ts'
import { parseRegistry, type RegistryEntry } from './registry.ts'
import { familiesOf, familyFile, moduleOf, paths } from './tree.ts'

/**
 * What the tree holds of one preset.
 *
 * `complete` takes three things: a `Register` block under that name, the import of its package, and an
 * active registry entry. A missing end-to-end test or row of the family's README is named in `missing`
 * too, and is not required.
 */
export function inspectPreset(name: string, files: Files): Inspection {
  const text = files.get(paths.registry) ?? ''
  const survey = surveyOf(files)
  const entry = survey.entries.get(name)
  const isActive = entry !== undefined && !entry.deprecated
  const family = survey.families.get(name)
  const missing = [
    ...(isActive ? [] : [entryProblem(name, text, entry !== undefined)]),
    ...(family === undefined
      ? [`no \`model.go\` registers \`${name}\``]
      : codeProblems(name, family, files)),
  ]
  const tested = survey.tested.has(name)
  return {
    name,
    registered: isActive,
    tag: entry?.tag,
    downloadAtRuntime: entry?.downloadAtRuntime ?? false,
    repository: entry?.repository,
    revision: entry?.revision,
    present: isActive || family !== undefined,
    complete: missing.length === 0,
    tested,
    missing: [
      ...missing,
      ...(family === undefined ? [] : readmeProblems(name, family, files)),
      ...(tested ? [] : ['no end-to-end test reaches it (not required)']),
    ],
  }
}

/** A preset without a row is found by nobody who reads the page of its family. */
function readmeProblems(name: string, family: string, files: Files): readonly string[] {
  const path = familyFile(family, 'README.md')
  const text = files.get(path)
  if (text === undefined) return [`\`${path}\` is not there (not required)`]
  const rows = text.split(/\r?\n/).map((line) => /^\|?\s*`?(?<cell>[^|`]+?)`?\s*\|/.exec(line))
  const isListed = rows.some((row) => row?.groups?.cell === name)
  return isListed ? [] : [`\`${path}\` has no row \`${name}\` (not required)`]
}

function codeProblems(name: string, family: string, files: Files): readonly string[] {
  const source = familiesOf(files).get(family) ?? ''
  const copied = new Set(wrongConstants(source, name).map(({ found }) => found))
  const isImported = surveyOf(files).imports.has(family)
  return [
    ...(isImported ? [] : [`\`${paths.imports}\` does not import \`${family}\``]),
    ...[...copied].map(
      (constant) =>
        `the code of \`${name}\` in \`${familyFile(family, 'model.go')}\` names \`${constant}\`, the constant of another preset`,
    ),
  ]
}

/** Every preset the tree registers, in YAML or in Go; the base image is none. */
export function presetsIn(files: Files): readonly string[] {
  const { entries, families } = surveyOf(files)
  const active = [...entries.values()].filter(({ deprecated }) => !deprecated)
  const names = new Set([...active.map(({ name }) => name), ...families.keys()])
  return [...names].filter((name) => name !== 'base')
}

/** Everything that is asked of a tree, by preset name: an audit inspects a thousand presets of one tree. */
interface Survey {
  readonly entries: ReadonlyMap<string, RegistryEntry>
  readonly families: ReadonlyMap<string, string>
  readonly imports: ReadonlySet<string>
  readonly tested: ReadonlySet<string>
}

const surveyOf = remembered(surveyed)

function surveyed(files: Files): Survey {
  const entries = parseRegistry(files.get(paths.registry) ?? '')
  const families = [...familiesOf(files)].flatMap(([family, source]) =>
    registeredIn(source).map((name) => [name, family] as const),
  )
  return {
    entries: new Map(entries.toReversed().map((entry) => [entry.name, entry])),
    families: new Map(families.toReversed()),
    imports: new Set(imports(files)),
    tested: testedIn(files),
  }
}

function entryProblem(name: string, text: string, isDeprecated: boolean): string {
  const where = `\`${paths.registry}\``
  if (isDeprecated) return `${where} says that \`${name}\` is deprecated`
  const isComment = (line: string): boolean =>
    /^\s*#\s*- name:\s*(?<name>\S+)\s*$/.exec(line)?.groups?.name === name
  return text.split(/\r?\n/).some(isComment)
    ? `the entry \`${name}\` in ${where} is commented out`
    : `${where} has no entry \`${name}\``
}

/** The families whose package is imported for its registration. */
function imports(files: Files): readonly string[] {
  const source = files.get(paths.imports) ?? ''
  const prefix = `${moduleOf(files) ?? ''}/presets/workspace/models/`
  const found = [...maskGo(source).matchAll(/^[ \t]*(?:import[ \t]+)?_[ \t]+"(?<path>[^"\n]*)"/gm)]
  const targets = found.map(
    (match) => source.slice(match.index, match.index + match[0].length).split('"')[1] ?? '',
  )
  return targets.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
}

/** The presets whose constant is used by a function that a spec calls; skipped specs do not count. */
function testedIn(files: Files): ReadonlySet<string> {
  const sources = [paths.presetTest, paths.vllmTest].map((path) => files.get(path) ?? '')
  const code = sources.map(maskGo).join('\n')
  const specs = specsIn(code).filter((spec) => !/func\(\) \{\s*Skip\(/.test(spec))
  const called = new Set(specs.flatMap(identifiersIn))
  const used = [...code.matchAll(/^func (?<name>\w+)\((?:[^\n]*\}$|[\s\S]*?^\})/gm)]
    .filter(({ groups }) => called.has(groups?.name ?? ''))
    .flatMap(([body]) => identifiersIn(body))
  const reached = new Set(used)
  const constants = sources.flatMap((source) => [...goConstantsOf(source)])
  return new Set(constants.flatMap(([constant, value]) => (reached.has(constant) ? [value] : [])))
}

/** The specs, each up to the line that closes it: what is declared behind the last one is called by nobody. */
function specsIn(code: string): readonly string[] {
  return [...code.matchAll(/^(?<indent>[ \t]*)It\(/gm)].map(({ index, groups, 0: head }) => {
    const rest = code.slice(index + head.length)
    const end = rest.search(new RegExp(`^${groups?.indent ?? ''}\\}\\)`, 'm'))
    return end === -1 ? (rest.split('\n', 1)[0] ?? '') : rest.slice(0, end)
  })
}

/** The identifiers of a piece of code that are not members of something. */
function identifiersIn(code: string): readonly string[] {
  return [...code.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)].map(([identifier]) => identifier)
}
