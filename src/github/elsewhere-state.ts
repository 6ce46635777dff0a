import { z } from 'zod'
import type { Config } from '../config/config.ts'
import { digestOf } from '../lifecycle/digest.ts'
import type { Lets } from '../lifecycle/elsewhere.ts'
import type { Target } from '../targets/target.ts'
import type { SiteGround } from './ground.ts'
import { type Hint, type Memory, nameIn, remembered } from './hints.ts'
import type { Outside } from './outside.ts'
import type { Place } from './place.ts'

/** Another repository at one commit, and whose targets are carried out there. */
export interface ElsewhereAt {
  readonly place: Place
  readonly ground: SiteGround
  readonly isPrivate: boolean
  readonly home: { readonly owner: string; readonly name: string; readonly isPrivate: boolean }
  readonly targets: readonly Target[]
  readonly hint: Hint
  /** Our open pull requests there. */
  readonly open: readonly { readonly branch: string; readonly head: string }[]
}

/** How another repository stands towards a proposal. */
export interface ElsewhereState {
  readonly lets: Lets
  /** Changes whenever something there does that matters to the proposal. */
  readonly digest: string
}

/** How long a refused write is not tried again, in milliseconds. */
const refusalMs = 60 * 60 * 1000

/** Works that out; asks nothing. */
export async function elsewhereState(
  outside: Pick<Outside, 'store' | 'now'>,
  at: ElsewhereAt,
): Promise<ElsewhereState> {
  const { place, ground, open } = at
  const lets = (await hasRefused(outside, place.id)) ? 'refused' : letsOf(at, ground.config)
  const branches = open.map(({ branch, head: tip }) => `${branch}@${tip}`).toSorted()
  return {
    lets,
    digest: digestOf([
      lets,
      `${place.owner}/${place.name}`,
      JSON.stringify(branches),
      mattersOf(at),
    ]),
  }
}

/** Once the model is complete there and nothing is open, other models' files are none of its business. */
function mattersOf({ targets, hint, open, ground }: ElsewhereAt): string {
  const { files, digest } = ground
  const found = targets.map((target) => target.inspect(nameIn(hint, target), files))
  const isDone = open.length === 0 && found.every(({ complete }) => complete)
  return isDone ? JSON.stringify(found) : digest
}

function letsOf({ home, isPrivate }: ElsewhereAt, config: Config): Lets {
  const self = `${home.owner}/${home.name}`.toLowerCase()
  if (!config.acceptFrom.some((one) => one.toLowerCase() === self)) return 'no-consent'
  if (!config.enabled) return 'off'
  if (home.isPrivate && !isPrivate) return 'too-public'
  return config.dryRun ? 'dry' : 'in'
}

const refusal = z.object({ at: z.coerce.date() })
const keyOf = (id: string): string => `refused:${id}`

/** Notes that GitHub would not let us write there: trying at once again would not help. */
export async function noteRefusal(memory: Memory, id: string, at: Date): Promise<void> {
  await memory.remember(keyOf(id), JSON.stringify({ at }))
}

async function hasRefused(
  { store, now }: Pick<Outside, 'store' | 'now'>,
  id: string,
): Promise<boolean> {
  const at = remembered(await store.recall(keyOf(id)), refusal)?.at
  return at !== undefined && now().getTime() - at.getTime() < refusalMs
}

const needed = ['contents', 'pull_requests'] as const

/** Whether the installation there grants too little for follow-ups. */
export function lacksPermission({ permissions }: Place): boolean {
  return needed.some((permission) => permissions[permission] !== 'write')
}
