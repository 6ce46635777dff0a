import type { ModelConfig } from './model-config.ts'
import type { ModelPage } from './model-page.ts'
import type { WeightIndex } from './weight-index.ts'
import { sizeOf, type WeightSet } from './weights.ts'

/** What notes are taken from. */
export interface Noted {
  /** The name that was asked for. */
  readonly id: string
  readonly page: ModelPage | undefined
  readonly config: ModelConfig | undefined
  readonly index: WeightIndex | undefined
  readonly set: WeightSet | undefined
}

/** What to know about the figures before they are believed, in whole sentences. */
export function notesOf(noted: Noted): readonly string[] {
  return [...aboutAccess(noted), ...aboutWeights(noted), ...aboutMemory(noted)]
}

function aboutAccess({ id, page, config }: Noted): readonly string[] {
  const now = page?.id ?? id
  const notes: readonly (readonly [boolean, string])[] = [
    [now.toLowerCase() !== id.toLowerCase(), `${id} was asked for; the Hub calls it ${now} now.`],
    [page?.closed === true, 'The model is private or disabled: nobody else can have it.'],
    [
      page?.gate === 'auto' || page?.gate === 'manual',
      'The model is gated: users need a token of their own.',
    ],
    [
      page?.trustRemoteCode === true || config?.trustRemoteCode === true,
      'The model brings code of its own, which has to be trusted.',
    ],
  ]
  return notes.filter(([holds]) => holds).map(([, note]) => note)
}

function aboutWeights({ set, index }: Noted): readonly string[] {
  if (set === undefined) return []
  const [copy, ...more] = set.copies
  const others = more.length === 0 ? ' holds' : ` and ${more.length} more hold`
  const bytes = sizeOf(set.files)
  const isOff =
    bytes !== null && index?.bytes ? Math.abs(bytes - index.bytes) > bytes * 0.02 : false
  return [
    ...(copy === undefined ? [] : [`Counted once: ${copy}${others} the same weights again.`]),
    ...(isOff ? ['The index of the weights names another size than their files have.'] : []),
  ]
}

function aboutMemory({ config }: Noted): readonly string[] {
  const perToken = config?.kvBytesPerToken.value ?? null
  if (perToken === null || perToken === 0) return []
  return [
    'The KV cache is reckoned at 16 bits a number; at 8 bits it is half of that.',
    ...(config?.isUpperBound === true
      ? ['Some layers keep less than the whole context, so the KV cache is an upper bound.']
      : []),
  ]
}
