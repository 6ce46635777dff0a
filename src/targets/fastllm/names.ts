import { architectureNamed } from './architectures.ts'

/** What a family is called in the code: module `gemma2`, variant `Gemma2`, type `Gemma2WithConfig`, key `Gemma2`. */
export interface FamilyNames {
  readonly module: string
  readonly variant: string
  readonly type: string
  readonly family: string
}

const heads = ['ForCausalLM', 'ForConditionalGeneration', 'ForMaskedLM', 'LMHeadModel', 'Model']
const longest = 48
const keywords =
  'abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try type typeof union unsafe unsized use virtual where while yield'.split(
    ' ',
  )
const ownModules = 'cache config embeddings mod model_initializer model_registry traits'.split(' ')
const ownVariants = ['Embedding', 'Test', 'Self']

/** The names of a family, from an architecture that passed `statedArchitecture`. */
export function familyNames(architecture: string, kind: 'decoder' | 'embedding'): FamilyNames {
  const known = architectureNamed(architecture)
  const stem = stemOf(architecture)
  const words = wordsOf(stem)
  const module = words.map((word) => word.toLowerCase()).join('_')
  const shared = known?.candle?.module
  const isSame = shared !== undefined && module.replaceAll('_', '') === shared
  const variant = words.map(capitalised).reduce(joined, '')
  return {
    module: isSame ? shared : module,
    variant,
    type: kind === 'decoder' ? `${variant}WithConfig` : `${variant}Model`,
    family: known?.family ?? stem,
  }
}

/** Why the names cannot be used, apart from what the tree has already; `undefined` where they can. */
export function unusableName({ module, variant }: FamilyNames): string | undefined {
  if (!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(module) || !/^[A-Z]\w*$/.test(variant))
    return `no name of a module follows from it; \`${module}\` would be none`
  if (module.length > longest)
    return `its module would have a name longer than ${longest} characters`
  if (keywords.includes(module)) return `its module would be the Rust keyword \`${module}\``
  if (ownModules.includes(module))
    return `its module would be \`${module}\`, which is FastLLM's own`
  return ownVariants.includes(variant)
    ? `its variant would be \`${variant}\`, which is FastLLM's own`
    : undefined
}

/** Without the head at its end; of a name that is nothing else, all. */
function stemOf(architecture: string): string {
  const head = heads.find((each) => architecture.endsWith(each) && architecture !== each) ?? ''
  return architecture.slice(0, architecture.length - head.length)
}

function wordsOf(stem: string): readonly string[] {
  return stem
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_')
    .split('_')
    .filter((word) => word !== '')
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()
}

/** An underscore stays between two digits, where two numbers would become one. */
function joined(name: string, word: string): string {
  return /\d$/.test(name) && /^\d/.test(word) ? `${name}_${word}` : name + word
}
