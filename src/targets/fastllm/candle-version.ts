/** The release of candle a tree asks for: the oldest one allowed, and the first one no longer. */
export interface CandleRange {
  readonly text: string
  readonly from: string
  readonly below: string
}

/** What `Cargo.toml` says of candle; `why` is a fragment. */
export type CandlePin =
  | { readonly kind: 'range'; readonly range: CandleRange }
  | { readonly kind: 'unknown'; readonly why: string }

const crates = ['candle-core', 'candle-nn', 'candle-transformers'] as const

/**
 * Reads the requirement on `candle-transformers`. A requirement without an upper end that can be told,
 * another source than the registry, or crates that disagree, is unknown: then nothing may be built on it.
 */
export function candlePin(manifest: string): CandlePin {
  const [core, , transformers] = crates.map((name) => requirementOf(manifest, name))
  if (transformers === undefined)
    return { kind: 'unknown', why: '`Cargo.toml` names no version of `candle-transformers`' }
  const range = rangeOf(transformers)
  if (range === undefined) {
    const why = '`Cargo.toml` asks for `candle-transformers` in a way that has no upper end'
    return { kind: 'unknown', why }
  }
  const coreRange = rangeOf(core ?? '')
  if (coreRange?.below !== range.below)
    return { kind: 'unknown', why: '`candle-core` and `candle-transformers` may differ in version' }
  return { kind: 'range', range }
}

/** Where a release lies: allowed from the start, allowed once the oldest one is raised, or outside. */
export function placeIn(
  { from, below, text }: CandleRange,
  release: string,
): 'in' | 'raise' | 'out' {
  if (compareReleases(release, from) <= 0) return 'in'
  return compareReleases(release, below) < 0 && !text.startsWith('=') ? 'raise' : 'out'
}

/** Places of the version texts of all candle crates in `Cargo.toml`, to be raised together. */
export function candleVersionSpans(
  manifest: string,
): readonly { readonly start: number; readonly end: number }[] {
  return crates.flatMap((name) => {
    const found = versionOf(manifest, name)
    return found === undefined ? [] : [{ start: found.start, end: found.start + found.text.length }]
  })
}

function requirementOf(manifest: string, name: string): string | undefined {
  return versionOf(manifest, name)?.text
}

/** The version of a dependency: `name = "…"`, `name = { version = "…" }`, or a table of its own. */
function versionOf(
  manifest: string,
  name: string,
): { readonly start: number; readonly text: string } | undefined {
  const version = '"(?<text>[\\d.^~=*<>, ]{1,40})"'
  const plain = new RegExp(`^\\[dependencies\\](?:(?!^\\[)[\\s\\S])*?^${name} *= *${version}`, 'dm')
  const inline = new RegExp(
    `^\\[dependencies\\](?:(?!^\\[)[\\s\\S])*?^${name} *= *\\{(?![^}\\n]*\\b(?:git|path) *=)[^}\\n]*\\bversion *= *${version}`,
    'dm',
  )
  const table = new RegExp(
    `^\\[dependencies\\.${name}\\] *\\r?\\n(?:(?!\\[|(?:git|path) *=).*\\n)*?version *= *${version}`,
    'dm',
  )
  const found = plain.exec(manifest) ?? inline.exec(manifest) ?? table.exec(manifest)
  const start = found?.indices?.groups?.text?.[0]
  return start === undefined ? undefined : { start, text: found?.groups?.text ?? '' }
}

function rangeOf(requirement: string): CandleRange | undefined {
  const found = /^(?<sign>[\^~=]?) *(?<major>\d+)\.(?<minor>\d+)(?:\.(?<patch>\d+))?$/.exec(
    requirement,
  )
  if (found?.groups === undefined) return undefined
  const { sign, major, minor, patch } = found.groups
  const from = `${major}.${minor}.${patch ?? 0}`
  const isWide = Number(major) > 0 && sign !== '~' && sign !== '='
  const below = isWide ? `${Number(major) + 1}.0.0` : `${major}.${Number(minor) + 1}.0`
  return { text: requirement, from, below }
}

/** Compares releases number by number. */
export function compareReleases(one: string, other: string): number {
  const [ours, theirs] = [one, other].map((text) => text.split('.').map(Number))
  const differing = (ours ?? []).findIndex((part, index) => part !== theirs?.[index])
  return differing === -1 ? 0 : (ours?.[differing] ?? 0) - (theirs?.[differing] ?? 0)
}
