import { z } from 'zod'
import { type LicenceClass, licenceClassOf } from '../proposal/licence.ts'
import { parseQuantisation, type Quantisation } from './model-config.ts'
import { isModelId } from './model-id.ts'
import type { ModelFile } from './weights.ts'

/** What the model's page says about it. `null` is what it does not say. */
export interface ModelPage {
  /** `org/name`, as the Hub spells it. */
  readonly id: string
  /** The full commit the answer is about. */
  readonly revision: string | null
  /** Hugging Face's identifier, in lower case: `mit`; several are joined by a comma. */
  readonly licence: string | null
  readonly licenceClass: LicenceClass
  readonly gate: 'none' | 'auto' | 'manual' | null
  /** Private or disabled: nobody else can have it. */
  readonly closed: boolean | null
  readonly task: string | null
  readonly library: string | null
  readonly tags: readonly string[]
  readonly architectures: readonly string[]
  readonly modelType: string | null
  readonly quantisation: Quantisation | null
  readonly parameters: number | null
  /** Most frequent first; names are those of safetensors: `BF16`. */
  readonly dtypes: readonly { readonly name: string; readonly parameters: number }[]
  readonly files: readonly ModelFile[] | null
  /** Downloads of the last 30 days. */
  readonly downloads: number | null
  readonly hasChatTemplate: boolean
  readonly trustRemoteCode: boolean | null
  /** The models it was made from, as its card names them. */
  readonly baseModels: readonly string[]
}

const text = z.string().max(400)
const count = z.number().nonnegative().max(Number.MAX_SAFE_INTEGER)
const file = z.object({
  rfilename: text,
  size: count.optional().catch(undefined),
  lfs: z.object({ size: count.optional() }).nullish().catch(undefined),
})
const schema = z.object({
  id: text.refine(isModelId),
  sha: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional()
    .catch(undefined),
  gated: z.union([z.boolean(), text]).optional().catch(undefined),
  private: z.boolean().optional().catch(undefined),
  disabled: z.boolean().optional().catch(undefined),
  downloads: count.optional().catch(undefined),
  pipeline_tag: text.optional().catch(undefined),
  library_name: text.optional().catch(undefined),
  tags: z.array(text).optional().catch(undefined),
  cardData: z
    .object({
      license: z
        .union([text, z.array(text)])
        .nullish()
        .catch(undefined),
      license_name: text.nullish().catch(undefined),
      base_model: z
        .union([text, z.array(text)])
        .nullish()
        .catch(undefined),
    })
    .nullish()
    .catch(undefined),
  config: z
    .object({
      architectures: z.array(text).nullish().catch(undefined),
      model_type: text.nullish().catch(undefined),
      quantization_config: z.unknown().optional(),
      auto_map: z.unknown().optional(),
      tokenizer_config: z.record(z.string(), z.unknown()).optional().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  safetensors: z
    .object({
      parameters: z.record(text, count).optional().catch(undefined),
      total: count.optional().catch(undefined),
    })
    .nullish()
    .catch(undefined),
  siblings: z.array(file).optional().catch(undefined),
})

type Answer = z.infer<typeof schema>

/** Reads an answer of `GET /api/models/{id}?blobs=true`; `undefined` where it is none. */
export function parseModelPage(answer: unknown): ModelPage | undefined {
  const { data } = schema.safeParse(answer)
  if (data === undefined) return undefined
  return {
    id: data.id,
    revision: data.sha ?? null,
    ...licenceOf(data),
    gate: gateOf(data),
    closed: closedOf(data),
    task: data.pipeline_tag ?? null,
    library: data.library_name ?? null,
    tags: data.tags ?? [],
    ...configOf(data),
    ...sizesOf(data),
    downloads: data.downloads ?? null,
    baseModels: [data.cardData?.base_model ?? []].flat(),
  }
}

function configOf({
  config,
}: Answer): Pick<
  ModelPage,
  'architectures' | 'modelType' | 'quantisation' | 'hasChatTemplate' | 'trustRemoteCode'
> {
  return {
    architectures: config?.architectures ?? [],
    modelType: config?.model_type ?? null,
    quantisation: parseQuantisation(config?.quantization_config),
    hasChatTemplate: config?.tokenizer_config?.chat_template !== undefined,
    trustRemoteCode: config === undefined || config === null ? null : config.auto_map !== undefined,
  }
}

function sizesOf({
  siblings,
  safetensors,
}: Answer): Pick<ModelPage, 'parameters' | 'dtypes' | 'files'> {
  const dtypes = Object.entries(safetensors?.parameters ?? {})
    .map(([name, parameters]) => ({ name, parameters }))
    .toSorted((a, b) => b.parameters - a.parameters)
  const files = siblings?.map(({ rfilename, size, lfs }) => ({
    name: rfilename,
    size: lfs?.size ?? size,
  }))
  return { parameters: safetensors?.total ?? null, dtypes, files: files ?? null }
}

function closedOf({ private: isPrivate, disabled }: Answer): boolean | null {
  if (isPrivate === undefined && disabled === undefined) return null
  return isPrivate === true || disabled === true
}

function gateOf({ gated }: Answer): ModelPage['gate'] {
  if (gated === undefined) return null
  if (gated === false) return 'none'
  return gated === 'auto' ? 'auto' : 'manual'
}

/** From the most to the least that is allowed; what is unknown is not taken for allowed. */
const classes: readonly LicenceClass[] = ['hostable', 'review', 'unknown', 'restricted']

/**
 * The name of `other` is what its author made up, so its class stays unknown even where it says `mit`;
 * of several licences the most restrictive counts.
 */
function licenceOf(data: Answer): Pick<ModelPage, 'licence' | 'licenceClass'> {
  const stated = statedLicences(data)
  const ranks = stated.map((one) =>
    classes.indexOf(one === 'other' ? 'unknown' : licenceClassOf(one)),
  )
  const name = stated.length === 1 && stated[0] === 'other' ? data.cardData?.license_name : null
  return {
    licence: name ?? (stated.join(', ') || null),
    licenceClass: classes[Math.max(...ranks)] ?? 'unknown',
  }
}

function statedLicences({ cardData, tags }: Answer): readonly string[] {
  const onCard = [cardData?.license ?? []].flat()
  const tagged = (tags ?? []).filter((tag) => tag.startsWith('license:')).map((tag) => tag.slice(8))
  const stated = onCard.length > 0 ? onCard : tagged
  return [...new Set(stated.map((one) => one.trim().toLowerCase()).filter((one) => one !== ''))]
}
