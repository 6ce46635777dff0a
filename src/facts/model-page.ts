import { z } from 'zod'
import { sizeOf, weightFiles } from './weights.ts'

/** What the model's page says about it. `null` is what it does not say. */
export interface ModelFacts {
  /** `org/name` */
  readonly id: string
  /** The full commit the answer is about. */
  readonly revision: string | null
  /** Hugging Face's identifier, in lower case: `mit`; several are joined by a comma. */
  readonly licence: string | null
  readonly gated: boolean
  /** Private or disabled: nobody else can have it. */
  readonly closed: boolean
  readonly task: string | null
  readonly architectures: readonly string[]
  readonly parameters: number | null
  /** The type most parameters have, as safetensors names it: `BF16`. */
  readonly precision: string | null
  readonly weightBytes: number | null
  /** Every file that is needed to run it: the weights, and what is small at the root. */
  readonly storageBytes: number | null
  /** Downloads of the last 30 days. */
  readonly downloads: number | null
  /** Whether it brings code of its own, which is only run when trusted. */
  readonly ownCode: boolean
}

const text = z.string().max(400)
const schema = z.object({
  id: text,
  sha: z
    .string()
    .regex(/^[0-9a-f]{40}$/)
    .optional()
    .catch(undefined),
  gated: z.union([z.boolean(), text]).optional(),
  private: z.boolean().optional(),
  disabled: z.boolean().optional(),
  downloads: z.number().int().nonnegative().optional().catch(undefined),
  pipeline_tag: text.optional().catch(undefined),
  cardData: z
    .object({
      license: z.union([text, z.array(text)]).nullish(),
      license_name: text.nullish(),
    })
    .nullish()
    .catch(undefined),
  config: z
    .object({ architectures: z.array(text).nullish(), auto_map: z.unknown().optional() })
    .nullish()
    .catch(undefined),
  safetensors: z
    .object({ parameters: z.record(text, z.number()).optional(), total: z.number().optional() })
    .nullish()
    .catch(undefined),
  siblings: z
    .array(z.object({ rfilename: text, size: z.number().nonnegative().optional() }))
    .optional()
    .catch(undefined),
})

type Answer = z.infer<typeof schema>
const smallBytes = 100_000_000

/** Reads an answer of `GET /api/models/{id}?blobs=true`; `undefined` where it is none. */
export function parseModelFacts(answer: unknown): ModelFacts | undefined {
  const parsed = schema.safeParse(answer)
  if (!parsed.success) return undefined
  return { ...identityOf(parsed.data), ...sizesOf(parsed.data) }
}

type Size = 'parameters' | 'precision' | 'weightBytes' | 'storageBytes'

function identityOf(data: Answer): Omit<ModelFacts, Size> {
  return {
    id: data.id,
    revision: data.sha ?? null,
    licence: licenceOf(data),
    gated: (data.gated ?? false) !== false,
    closed: data.private === true || data.disabled === true,
    task: data.pipeline_tag ?? null,
    architectures: data.config?.architectures ?? [],
    downloads: data.downloads ?? null,
    ownCode: data.config?.auto_map !== undefined,
  }
}

function sizesOf({ siblings, safetensors }: Answer): Pick<ModelFacts, Size> {
  const files = (siblings ?? []).map(({ rfilename, size }) => ({ name: rfilename, size }))
  const weights = weightFiles(files)
  const small = files.filter(({ name, size }) => !name.includes('/') && (size ?? 0) < smallBytes)
  return {
    parameters: safetensors?.total ?? null,
    precision: precisionOf(safetensors?.parameters ?? {}),
    weightBytes: sizeOf(weights),
    storageBytes: weights.length === 0 ? null : sizeOf([...new Set([...weights, ...small])]),
  }
}

function licenceOf({ cardData }: Answer): string | null {
  const licence = cardData?.license ?? null
  if (Array.isArray(licence)) return licence.join(', ').toLowerCase() || null
  const named = cardData?.license_name ?? null
  return licence?.toLowerCase() === 'other' && named !== null
    ? named
    : (licence?.toLowerCase() ?? null)
}

function precisionOf(parameters: Readonly<Record<string, number>>): string | null {
  const [most] = Object.entries(parameters).toSorted((a, b) => b[1] - a[1])
  return most?.[0] ?? null
}
