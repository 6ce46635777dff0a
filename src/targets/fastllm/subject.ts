import type { Files } from '../../edit/files.ts'
import { rustCode } from '../../edit/rust-code.ts'
import { architectureNamed } from './architectures.ts'
import { misfitsOf } from './config-fit.ts'
import { type RuleHit, ruleHits } from './config-rules.ts'
import { type Gated, gatedIn } from './gates.ts'
import type { ModelJson } from './model-json.ts'
import { type FamilyNames, familyNames } from './names.ts'
import { type Owner, ownerOf, ownersIn } from './owners.ts'
import { registrationOf, registrationsIn } from './registration.ts'
import { paths } from './tree.ts'
import { decodersIn } from './wrapper.ts'

/** A model to onboard: every name in it is checked. */
export interface Subject {
  /** `org/name`; `undefined` where the architecture alone is asked for. */
  readonly id: string | undefined
  readonly architecture: string
  readonly kind: 'decoder' | 'embedding'
  readonly names: FamilyNames
  readonly gated: Gated
  /** The type of the tree that takes the architecture, where there is one. */
  readonly owner: Owner | undefined
  readonly json: ModelJson | undefined
  readonly hits: readonly RuleHit[]
}

/** What is asked for, before the tree was looked at. */
export interface Wanted {
  readonly id: string | undefined
  readonly architecture: string
  readonly json: ModelJson | undefined
}

/** Looks a model up in the tree; `undefined` where the first gate has a form that is not known. */
export function subjectOf({ id, architecture, json }: Wanted, files: Files): Subject | undefined {
  const gated = gatedIn(files, architecture)
  if (gated === undefined) return undefined
  const owners = ownersIn(files)
  const owner = ownerOf(owners, architecture) ?? meantFor(owners, architecture)
  const isEmbedding = isEmbedded(architecture, gated, owner)
  const kind = isEmbedding ? 'embedding' : 'decoder'
  const proposed = familyNames(architecture, kind)
  const names = owner === undefined ? proposed : namesIn(files, owner, { ...proposed })
  const hits = json === undefined ? [] : ruleHits({ json, gated, isEmbedding })
  return { id, architecture, kind, names, gated, owner, json, hits }
}

/** A type by the family's own names that takes nothing anybody knows: its list has a name that is misspelt. */
function meantFor(owners: readonly Owner[], architecture: string): Owner | undefined {
  const all = (['decoder', 'embedding'] as const).map((kind) => familyNames(architecture, kind))
  return owners.find(
    ({ module, type, family, accepts, kind }) =>
      kind !== 'skeleton' &&
      accepts?.length === 1 &&
      accepts.every((name) => architectureNamed(name) === undefined) &&
      all.some(
        (names) => names.module === module && names.type === type && names.family === family,
      ),
  )
}

function isEmbedded(architecture: string, { family }: Gated, owner: Owner | undefined): boolean {
  const serves = architectureNamed(architecture)?.serves
  if (owner !== undefined && owner.kind !== 'skeleton') return owner.kind === 'embedding'
  return serves === 'embeddings' || (serves === undefined && family === 'bert')
}

/** The names a tree has already; where its three family strings differ, the one the table knows. */
function namesIn(files: Files, owner: Owner, proposed: FamilyNames): FamilyNames {
  const decoders = decodersIn(rustCode(files.get(paths.models) ?? ''))
  const variant =
    decoders.find(({ type }) => type === owner.type)?.variant ?? variantOf(owner, proposed)
  const names = { ...proposed, module: owner.module, type: owner.type, variant }
  const kind = owner.kind === 'embedding' ? 'embedding' : 'decoder'
  const all = registrationsIn(rustCode(files.get(paths.registry) ?? ''))
  const said = [owner.family, registrationOf(all, { names, kind })?.key]
  const family = said.includes(proposed.family) ? proposed.family : owner.family
  return { ...names, family: family ?? proposed.family }
}

function variantOf({ type }: Owner, { variant }: FamilyNames): string {
  return type.endsWith('WithConfig') ? type.slice(0, -'WithConfig'.length) : variant
}

/**
 * The rules that forbid to say a model works. What is only about an existing family does not count against a
 * new one, and sizes under other keys do not where candle reads the file as it stands.
 */
export function blocksOf({ hits, gated, names, architecture, json }: Subject): readonly RuleHit[] {
  const isOldFamily = gated.family === names.family
  const module = architectureNamed(architecture)?.candle?.module
  const isRead =
    module !== undefined &&
    json !== undefined &&
    !isOldFamily &&
    misfitsOf(json, module).length === 0
  return hits
    .filter(({ severity, id }) => severity === 'block' && id !== 'V03')
    .filter(({ isAboutFamily }) => isOldFamily || !isAboutFamily)
    .filter(({ id }) => id !== 'V04' || !isRead)
}
