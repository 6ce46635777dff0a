import type { Files } from '../../edit/files.ts'
import { maskGo } from '../../edit/go-mask.ts'
import type { Inspection } from '../../lifecycle/inspection.ts'
import { goConstantsOf, registeredIn } from './go-presets.ts'
import { parseRegistry } from './registry.ts'
import { familiesOf, moduleOf, paths } from './tree.ts'

/**
 * What the tree holds of one preset.
 *
 * `complete` takes three things: a `Register` block under that name, the import of its package, and an
 * active registry entry. A missing end-to-end test is named in `missing` too, and is not required.
 */
export function inspectPreset(name: string, files: Files): Inspection {
  const text = files.get(paths.registry) ?? ''
  const entry = parseRegistry(text).find((each) => each.name === name)
  const isActive = entry !== undefined && !entry.deprecated
  const family = [...familiesOf(files)].find(([, source]) =>
    registeredIn(source).includes(name),
  )?.[0]
  const isImported = family !== undefined && imports(files).includes(family)
  const missing = [
    ...(isActive ? [] : [entryProblem(name, text, entry !== undefined)]),
    ...(family === undefined ? [`no \`model.go\` registers \`${name}\``] : []),
    ...(family === undefined || isImported
      ? []
      : [`\`${paths.imports}\` does not import \`${family}\``]),
  ]
  const tested = isTested(name, files)
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
    missing: tested ? missing : [...missing, 'no end-to-end test reaches it (not required)'],
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

/** A constant of that value, used by a function, called from a spec that is not skipped. */
function isTested(name: string, files: Files): boolean {
  const sources = [paths.presetTest, paths.vllmTest].map((path) => files.get(path) ?? '')
  const constants = sources.flatMap((source) => [...goConstantsOf(source)])
  const own = constants.filter(([, value]) => value === name).map(([constant]) => constant)
  const code = sources.map(maskGo).join('\n')
  const creators = [...code.matchAll(/^func (?<name>\w+)\([\s\S]*?^\}/gm)]
    .filter(([body]) => own.some((constant) => mentions(body, constant)))
    .map((match) => match.groups?.name ?? '')
  const specs = code
    .split(/^[ \t]*It\(/m)
    .slice(1)
    .filter((spec) => !/func\(\) \{\s*Skip\(/.test(spec))
  return specs.some((spec) => creators.some((creator) => mentions(spec, creator)))
}

function mentions(code: string, identifier: string): boolean {
  return new RegExp(String.raw`(?<![\w.])${identifier}\b`).test(code)
}
