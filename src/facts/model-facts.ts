import type { LicenceClass } from '../proposal/licence.ts'
import type { Capability, Modality } from './capability.ts'
import type { DiskNeed } from './disk.ts'
import type { CountNeed, MemoryNeed } from './memory.ts'
import type { ModelLayout, Quantisation } from './model-config.ts'
import type { ModelPage } from './model-page.ts'
import type { Unknown } from './told.ts'

/**
 * Everything Usher knows about a model. What could not be derived is `null`, or an empty list, and
 * `unknown` says why; nothing is guessed, and estimates are under `disk`, `memory` and `gpus` only.
 */
export interface ModelFacts {
  /** `org/name`, as the Hub spells it now. */
  readonly id: string
  /** The full commit these facts are about. */
  readonly revision: string | null
  readonly licence: string | null
  readonly licenceClass: LicenceClass
  readonly gated: boolean | null
  /** Who lets people in: nobody has to, the Hub by itself, or its owners by hand. */
  readonly gate: 'none' | 'auto' | 'manual' | null
  /** Private or disabled: nobody else can have it. */
  readonly closed: boolean | null
  readonly task: string | null
  readonly modality: Modality | null
  readonly capabilities: readonly Capability[]
  readonly family: string | null
  /** The models it was made from, as its card names them. */
  readonly baseModels: readonly string[]
  readonly architectures: readonly string[]
  readonly modelType: string | null
  readonly parameters: number | null
  readonly dtypes: ModelPage['dtypes']
  /** The type most parameters have: `BF16` as safetensors names it, else as the configuration does. */
  readonly precision: string | null
  readonly quantisation: Quantisation | 'none' | null
  /** In tokens. */
  readonly context: number | null
  readonly heads: number | null
  /** Further numbers of its `config.json`; `null` without one. */
  readonly layout: ModelLayout | null
  /** Of 16-bit numbers; 0 for an encoder, which keeps no cache. */
  readonly kvBytesPerToken: number | null
  readonly weightFormat: 'safetensors' | 'pytorch' | null
  readonly weightFiles: readonly string[]
  readonly weightBytes: number | null
  /** What KAITO's generator counts as weights: copies in other folders too. */
  readonly generatorBytes: number | null
  /** The weights, and every small file at the root. */
  readonly storageBytes: number | null
  readonly disk: readonly DiskNeed[]
  readonly memory: readonly MemoryNeed[]
  readonly gpus: readonly CountNeed[]
  /** Of the last 30 days. */
  readonly downloads: number | null
  /** Whether it brings code of its own, which is only run when trusted. */
  readonly trustRemoteCode: boolean | null
  /** What to know about the figures, in whole sentences. */
  readonly notes: readonly string[]
  readonly unknown: readonly Unknown[]
}
