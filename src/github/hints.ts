import { type ZodType, z } from 'zod'
import type { ProposalKey } from '../reconcile/key.ts'
import type { Store } from '../store/store.ts'
import type { OpenInput } from './inputs.ts'

/**
 * Where to look first for a proposal. Never believed: what is found there is checked, and what is
 * missing or wrong is found again.
 */
export interface Hint {
  /** `null` where the proposal is known to have none: it was pushed without a pull request. */
  readonly home: number | null | undefined
  readonly path: string | undefined
  /** The model's name in our branches. */
  readonly name: string | undefined
  /** Its name in each target, by the target's. */
  readonly names: Readonly<Record<string, string>>
  /** The further targets of its repository, as their branches name them. */
  readonly slots: readonly string[]
  /** The other repositories in which it was looked at. */
  readonly elsewhere: readonly ElsewhereHint[]
  /** The head an approval check of ours last stood on. */
  readonly approvedHead: string | undefined
  /** Digest of what it depended on when it was last observed. */
  readonly inputs: string | undefined
  /** Our label definitions there were then. */
  readonly labels: readonly string[]
  /** When its home last changed, as GitHub writes it. */
  readonly homeUpdatedAt: string | undefined
  /** Our open pull requests for it then. */
  readonly open: readonly OpenInput[]
  /** Digest of all files read then, and of what of them matters to this proposal. */
  readonly ground: string | undefined
  readonly part: string | undefined
  /** Digest of its runs then. */
  readonly runs: string | undefined
  /** Whether runs of the validation workflow matter. */
  readonly watching: boolean
  /** Whether an observation has made it: then what is missing is known to be missing. */
  readonly settled: boolean
}

/** What was found of a proposal in another repository. */
export interface ElsewhereHint {
  /** As it is configured: `owner/name`. */
  readonly asked: string
  /** Its id, where it could be seen. */
  readonly id?: string | undefined
  readonly targets: readonly string[]
  readonly isHomePrivate: boolean
  /** Digest of what matters there. */
  readonly digest: string
}

/** What the rest of this folder remembers through: the store's cache. */
export type Memory = Pick<Store, 'remember' | 'recall'>

export const noHint: Hint = {
  home: undefined,
  path: undefined,
  name: undefined,
  names: {},
  slots: [],
  elsewhere: [],
  approvedHead: undefined,
  inputs: undefined,
  homeUpdatedAt: undefined,
  open: [],
  labels: [],
  ground: undefined,
  part: undefined,
  runs: undefined,
  watching: false,
  settled: false,
}

const schema = z
  .object({
    home: z.number().nullable(),
    path: z.string(),
    name: z.string(),
    names: z.record(z.string(), z.string()),
    slots: z.array(z.string()),
    elsewhere: z.array(
      z.object({
        asked: z.string(),
        id: z.string().optional(),
        targets: z.array(z.string()),
        isHomePrivate: z.boolean(),
        digest: z.string(),
      }),
    ),
    approvedHead: z.string(),
    inputs: z.string(),
    homeUpdatedAt: z.string(),
    open: z.array(
      z
        .object({ branch: z.string(), head: z.string(), updatedAt: z.string().optional() })
        .transform(({ updatedAt, ...rest }) => ({ ...rest, updatedAt })),
    ),
    labels: z.array(z.string()),
    ground: z.string(),
    part: z.string(),
    runs: z.string(),
    watching: z.boolean(),
    settled: z.boolean(),
  })
  .partial()
  .transform(
    (given): Hint => ({
      ...noHint,
      ...given,
      labels: given.labels ?? [],
      names: given.names ?? {},
      slots: given.slots ?? [],
      elsewhere: given.elsewhere ?? [],
      open: given.open ?? [],
      watching: given.watching ?? false,
      settled: given.settled ?? false,
    }),
  )

/** The model's name in a target, as far as is known. */
export function nameIn({ names, name }: Hint, target: { readonly name: string }): string {
  return names[target.name] ?? name ?? ''
}

const keyOf = ({ repository, file }: Omit<ProposalKey, 'kind'>): string =>
  `hint:${repository}/${file}`

/** The hint for a proposal; `undefined` where there is none. */
export async function recallHint(
  memory: Memory,
  key: Omit<ProposalKey, 'kind'>,
): Promise<Hint | undefined> {
  const text = await memory.recall(keyOf(key))
  return remembered(text, schema)
}

/** Writes a hint down for next time. */
export async function rememberHint(
  memory: Memory,
  key: Omit<ProposalKey, 'kind'>,
  hint: Hint,
): Promise<void> {
  await memory.remember(keyOf(key), JSON.stringify(hint))
}

/** A value as it was remembered in JSON; `undefined` where there is none, or one of another shape. */
export function remembered<Value>(
  text: string | undefined,
  shape: ZodType<Value>,
): Value | undefined {
  return text === undefined ? undefined : shape.safeParse(jsonOf(text)).data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
