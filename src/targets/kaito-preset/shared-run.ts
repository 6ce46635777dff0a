import { type Blueprint, isMxfp4 } from './blueprint.ts'
import { type GoUses, type GoVariant, goMapOf, variantsIn } from './go-variants.ts'
import { type Names, namesOf } from './model-go.ts'
import { type RunEntries, type RunVariables, renderVariables, runEntries } from './run-params.ts'

/** Which variables a new variant takes, and those it brings because no sibling's serve it. */
export interface SharedRun {
  readonly uses: Pick<Names, 'baseCommand' | 'runParams' | 'runParamsVllm'>
  /** The names it declares itself, and the block that does. */
  readonly own: readonly string[]
  readonly variables: string
  /** Whose parameters it takes or starts from. */
  readonly sibling: GoVariant | undefined
}

/** The sibling whose name has most in common with a new one; of equals the last. */
export function nearestVariant(source: string, name: string): GoVariant | undefined {
  const common = (other: string): number => {
    const end = [...name].findIndex((letter, index) => letter !== other[index])
    return end === -1 ? name.length : end
  }
  const ranked = variantsIn(source).toReversed()
  return ranked.toSorted((a, b) => common(b.name) - common(a.name))[0]
}

/**
 * Takes the nearest sibling's run parameters where they are right for a preset. Where they say otherwise
 * how weights are loaded or whether code is trusted, the preset gets maps of its own that start from them.
 */
export function sharedRun(source: string, blueprint: Blueprint, names: Names): SharedRun {
  const sibling = nearestVariant(source, blueprint.name)
  const uses = sibling?.uses ?? noUses
  const brought = broughtBy(source, blueprint, uses)
  const declared = [
    ['baseCommand', brought.baseCommand],
    ['runParams', brought.transformers],
    ['runParamsVllm', brought.vllm],
  ] as const
  const own = declared.flatMap(([key, value]) => (value === undefined ? [] : [key]))
  const nameOf = (key: keyof GoUses): string =>
    own.includes(key) ? names[key] : (uses[key] ?? names[key])
  return {
    uses: {
      baseCommand: nameOf('baseCommand'),
      runParams: nameOf('runParams'),
      runParamsVllm: nameOf('runParamsVllm'),
    },
    own: own.map((key) => names[key]),
    variables: own.length === 0 ? '' : renderVariables(brought, names),
    sibling,
  }
}

const noUses: GoUses = { baseCommand: undefined, runParams: undefined, runParamsVllm: undefined }

/** The variables no sibling has in a form that serves the preset. */
function broughtBy(source: string, blueprint: Blueprint, uses: GoUses): RunVariables {
  const { runtimes } = blueprint
  const wanted = runEntries(blueprint)
  const transformers = ownMap(source, uses.runParams, { wanted: wanted.transformers, ...kinds.tfs })
  const decisive = isMxfp4(blueprint.facts)
    ? [...kinds.vllm.decisive, 'dtype']
    : kinds.vllm.decisive
  const vllm = ownMap(source, uses.runParamsVllm, { wanted: wanted.vllm, decisive })
  const isTransformers = runtimes.includes('transformers')
  return {
    ...(isTransformers && uses.baseCommand === undefined
      ? { baseCommand: namesOf(blueprint).baseCommand }
      : {}),
    ...(isTransformers && transformers !== undefined ? { transformers } : {}),
    ...(runtimes.includes('vllm') && vllm !== undefined ? { vllm } : {}),
  }
}

/** The keys that follow from the model itself, whatever its siblings say. */
const kinds = {
  tfs: { decisive: ['allow_remote_files', 'trust_remote_code'] },
  vllm: { decisive: ['trust-remote-code'] },
} as const

/** A map of its own that starts from the sibling's; `undefined` where the sibling's serves as it is. */
function ownMap(
  source: string,
  variable: string | undefined,
  { wanted, decisive }: { readonly wanted: RunEntries; readonly decisive: readonly string[] },
): RunEntries | undefined {
  const theirs = variable === undefined ? undefined : goMapOf(source, variable)
  if (theirs === undefined) return wanted
  const has = (entries: RunEntries, key: string): boolean => entries.some(([one]) => one === key)
  // Code that a sibling trusts may be trusted for this model too; only the other way round is wrong.
  const mayStay = (key: string, value: string): boolean =>
    key.startsWith('trust') || wanted.some((one) => one[0] === key && one[1] === value)
  const kept = theirs.filter(([key, value]) => !decisive.includes(key) || mayStay(key, value))
  const added = wanted.filter(([key]) => decisive.includes(key) && !has(kept, key))
  return kept.length === theirs.length && added.length === 0 ? undefined : [...kept, ...added]
}
