import type { Files } from '../edit/files.ts'
import type { Inspection } from '../lifecycle/inspection.ts'
import { inspectPreset } from '../targets/kaito-preset/inspect.ts'
import { paths } from '../targets/kaito-preset/tree.ts'
import type { Evidence } from './drift.ts'
import type { Match } from './match.ts'
import type { Registry } from './registry.ts'
import type { History, Observed } from './tree.ts'

/**
 * What the evidence says of all models of a proposal together. `unknown` is a silent source and
 * speaks neither way; `partly` is some of several models.
 */
export interface Standing {
  readonly is: 'integrated' | 'partly' | 'ready' | 'registered' | 'absent' | 'unknown'
  readonly evidence: readonly Evidence[]
  /** What is missing, in words. */
  readonly missing: readonly string[]
  /** Presets that are complete but reached by no test. */
  readonly untested: readonly Match[]
}

/** Where evidence is looked for. */
export interface Sources {
  readonly files: Files
  readonly registry: Registry
  readonly history: History | undefined
  readonly observed: ReadonlyMap<string, Observed>
}

/** Weighs the models a proposal was matched with. */
export function standingOf(matches: readonly Match[], sources: Sources): Standing {
  const { era } = sources.registry
  if (matches.length === 0) {
    if (era === 'none') return { is: 'unknown', evidence: [], missing: [], untested: [] }
    const missing = ['no registry of this tree names its model']
    return { is: 'absent', evidence: [], missing, untested: [] }
  }
  const current = inEra(matches, era)
  const weighed = current.map((match) => weigh(match, sources))
  const is = together(weighed.map((each) => each.is))
  const spoken =
    is === 'partly' || is === 'integrated'
      ? weighed.filter((each) => each.is === 'integrated')
      : weighed
  return {
    is,
    evidence: spoken.flatMap(({ evidence }) => evidence),
    missing: weighed.flatMap(({ missing }) => missing),
    untested: weighed.filter(({ tested }) => !tested).map(({ match }) => match),
  }
}

/** Where the catalog names a model, the older list beside it says nothing new. */
function inEra(matches: readonly Match[], era: Registry['era']): readonly Match[] {
  const catalogued = matches.filter(({ listed }) => listed.from === 'catalog')
  return era === 'catalog' && catalogued.length > 0 ? catalogued : matches
}

interface Weighed {
  readonly match: Match
  readonly is: 'integrated' | 'ready' | 'registered' | 'absent'
  readonly evidence: readonly Evidence[]
  readonly missing: readonly string[]
  readonly tested: boolean
}

function weigh(match: Match, sources: Sources): Weighed {
  const { listed } = match
  const listing = listingOf(match, sources.history)
  if (listed.from === 'catalog')
    return { match, is: 'integrated', evidence: [listing], missing: [], tested: true }
  if (sources.registry.era !== 'presets' && sources.registry.era !== 'catalog')
    return { match, ...lessThanWhole(match, sources), missing: [], tested: true }
  const seen = inspectPreset(listed.name, sources.files)
  const missing = seen.missing.filter((text) => !isOptional(text))
  if (!seen.complete) return { match, ...incomplete(match, sources, seen), missing, tested: true }
  const tested = seen.tested === true
  const what = `the preset \`${listed.name}\` is registered in code, and its package is imported`
  const evidence = [listing, { what, where: paths.imports }]
  return { match, is: 'integrated', evidence, missing, tested }
}

function incomplete(
  match: Match,
  sources: Sources,
  seen: Inspection,
): Pick<Weighed, 'is' | 'evidence'> {
  return seen.registered ? lessThanWhole(match, sources) : { is: 'absent', evidence: [] }
}

/** Registered; ready where a job and a tag were seen, or no image is needed. */
function lessThanWhole(
  match: Match,
  { history, observed }: Sources,
): Pick<Weighed, 'is' | 'evidence'> {
  const { name, downloadAtRuntime, place } = match.listed
  const listing = listingOf(match, history)
  const { validated, published } = observed.get(name) ?? {}
  const where = `${place.path}:${place.line}`
  const none = { what: `no image is published for \`${name}\`: its weights are downloaded`, where }
  const image = published ?? (downloadAtRuntime ? none : undefined)
  if (validated === undefined || image === undefined)
    return { is: 'registered', evidence: [listing] }
  return { is: 'ready', evidence: [listing, validated, image] }
}

/** The entry, its place, how it was recognised, and the commit it came with. */
function listingOf({ listed, by, confidence }: Match, history: History | undefined): Evidence {
  const { name, place } = listed
  const commit = history?.lines.get(place.path)?.[place.line - 1]
  const since =
    commit === undefined ? '' : `, since commit \`${commit.id.slice(0, 12)}\` of ${commit.day}`
  return {
    what: `\`${name}\` is listed${since} (${confidence}: ${by})`,
    where: `${place.path}:${place.line}`,
  }
}

function together(all: readonly Weighed['is'][]): Standing['is'] {
  const [first] = all
  if (first === undefined) return 'absent'
  if (all.every((each) => each === first)) return first
  if (all.includes('integrated')) return 'partly'
  return all.includes('absent') ? 'absent' : 'registered'
}

function isOptional(missing: string): boolean {
  return missing.endsWith('(not required)')
}
