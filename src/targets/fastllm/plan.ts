import type { Files } from '../../edit/files.ts'
import { rustCode } from '../../edit/rust-code.ts'
import { architectureNamed, type Route } from './architectures.ts'
import { type CandleModule, candleModule } from './candle-modules.ts'
import { candlePin, placeIn } from './candle-version.ts'
import { misfitsOf } from './config-fit.ts'
import type { ModelJson } from './model-json.ts'
import { unusableName } from './names.ts'
import { type Owner, ownersIn } from './owners.ts'
import { blocksOf, type Subject } from './subject.ts'
import { pathOfModule, paths } from './tree.ts'
import { decodersIn } from './wrapper.ts'

/** What is to be done for a model. Reasons and `why` are fragments. */
export type Plan =
  | { readonly kind: 'refused'; readonly reason: string }
  /** A type takes the architecture: whatever it still lacks. */
  | { readonly kind: 'served'; readonly owner: Owner }
  /** Another spelling of what a family takes already. */
  | { readonly kind: 'spelling'; readonly owner: Owner }
  | {
      readonly kind: 'family'
      readonly candle: CandleModule
      readonly json: ModelJson
      /** The release of candle the tree must ask for at least, where it does not yet. */
      readonly raise: string | undefined
    }
  | { readonly kind: 'skeleton'; readonly json: ModelJson; readonly why: string }

/** A plan with what it is for. */
export interface Decided {
  readonly subject: Subject
  readonly plan: Exclude<Plan, { readonly kind: 'refused' }>
  /** The commit config.json was read at, where it is known. */
  readonly revision: string | null
}

const longestArchitecture = 64

/** Decides from the tree, the table and `config.json`; whatever cannot be wired truthfully is a skeleton or refused. */
export function planOf(subject: Subject, files: Files): Plan {
  const { owner, architecture, json, hits } = subject
  if (hits.some(({ id }) => id === 'V19'))
    return refused('it is an encoder-decoder, and FastLLM has no endpoint for those')
  if (owner !== undefined && owner.kind !== 'skeleton') return { kind: 'served', owner }
  const route = routeOf(architecture)
  if (route === 'out-of-scope')
    return refused(
      `FastLLM has no endpoint for what \`${architecture}\` does: it serves chat and embeddings`,
    )
  if (route === 'spelling' || route === 'spelling-to-compare') return spelled(subject, files, route)
  if (json === undefined) return refused('its config.json is not known; name it with `--config`')
  const clash = clashOf(subject, files)
  if (clash !== undefined) return refused(clash)
  return family(subject, files, json)
}

function refused(reason: string): Plan {
  return { kind: 'refused', reason }
}

const heads = /For(?:SequenceClassification|TokenClassification|QuestionAnswering|MaskedLM)$/

function routeOf(architecture: string): Route {
  const known = architectureNamed(architecture)
  if (known !== undefined) return known.route
  return heads.test(architecture) ? 'out-of-scope' : 'skeleton'
}

function spelled({ architecture, names }: Subject, files: Files, route: Route): Plan {
  const owner = ownersIn(files).find(({ family }) => family === names.family)
  if (owner === undefined) return refused(`no type answers to the family \`${names.family}\``)
  if (route === 'spelling') return { kind: 'spelling', owner }
  return refused(
    `\`${architecture}\` may join \`${names.family}\` only after somebody compared their weights`,
  )
}

/** Names that are taken by something else are a refusal, never a renaming. */
function clashOf({ architecture, names, owner }: Subject, files: Files): string | undefined {
  const unusable = unusableName(names)
  if (unusable !== undefined) return unusable
  if (architecture.length > longestArchitecture)
    return `it has a name longer than ${longestArchitecture} characters`
  const path = pathOfModule(names.module)
  if (files.has(path) && owner?.path !== path)
    return `\`${path}\` is there and does not take \`${architecture}\``
  const decoders = decodersIn(rustCode(files.get(paths.models) ?? ''))
  const taken = decoders.some(
    ({ variant, type }) => variant === names.variant && type !== names.type,
  )
  return taken ? `the variant \`${names.variant}\` is taken by another family` : undefined
}

function family(subject: Subject, files: Files, json: ModelJson): Plan {
  const wired = wirable(subject, files, json)
  if ('why' in wired) return { kind: 'skeleton', json, why: wired.why }
  if (subject.owner?.kind === 'skeleton') {
    const { path, module } = subject.owner
    return refused(
      `it can be wired now, but \`${path}\` holds a skeleton: delete it and \`pub mod ${module};\`, then start again`,
    )
  }
  return { kind: 'family', json, ...wired }
}

type Wirable =
  | { readonly candle: CandleModule; readonly raise: string | undefined }
  | { readonly why: string }

/** Whether candle, as the tree asks for it, has the module and reads the file. */
function wirable(subject: Subject, files: Files, json: ModelJson): Wirable {
  const known = architectureNamed(subject.architecture)
  if (known?.candle === undefined)
    return { why: 'No module of candle is known for this architecture, up to 0.11.0.' }
  const { module, since } = known.candle
  const pin = candlePin(files.get(paths.manifest) ?? '')
  if (pin.kind === 'unknown')
    return { why: `It is not known which candle this is built on: ${pin.why}.` }
  const place = placeIn(pin.range, since)
  if (place === 'out')
    return {
      why: `Candle has \`${module}\` from ${since} on, and this tree asks for ${pin.range.text}.`,
    }
  const isMeant = known.route === 'decoder' || known.route === 'embedding'
  const candle = isMeant ? candleModule(module) : undefined
  if (candle === undefined)
    return {
      why: `Candle's \`${module}\`, there from ${since} on, has an interface of its own and needs an adapter made by hand.`,
    }
  const why = obstacle(subject, json, module)
  if (why !== undefined) return { why }
  return { candle, raise: place === 'raise' ? since : undefined }
}

/** What in config.json keeps candle from reading it, or the model from running. */
function obstacle(subject: Subject, json: ModelJson, module: string): string | undefined {
  const misfits = misfitsOf(json, module)
  if (misfits.length > 0)
    return `Candle's \`${module}\` cannot read this config.json: ${misfits.join('; ')}.`
  const [block] = blocksOf(subject)
  return block && `This model cannot run (${block.id}): ${block.text}.`
}
