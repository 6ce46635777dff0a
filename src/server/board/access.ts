import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { BoardRepository } from '../../lifecycle/board-repository.ts'
import type { Session } from './sessions.ts'

/** Whether GitHub shows a repository to somebody; `false` also where it does not say. */
export type Access = (
  session: Pick<Session, 'id' | 'token'>,
  repository: BoardRepository,
) => Promise<boolean>

export interface AccessOptions {
  readonly apiUrl: string
  readonly fetch: typeof fetch
  readonly now: () => Date
}

/** An answer is believed this long, a failure to answer much shorter. */
const believedMs = 3 * 60_000
const failedMs = 15_000
const patienceMs = 5000
const mostKnown = 5000

interface Known {
  readonly until: number
  readonly may: Promise<boolean>
}

/** Asks GitHub with the viewer's own token, and remembers the answer for a few minutes. */
export function accessThrough(options: AccessOptions): Access {
  const known = new Map<string, Known>()
  const { now } = options

  return async (session, repository) => {
    const key = keyOf(session, repository)
    const before = known.get(key)
    if (before !== undefined && before.until > now().getTime()) return await before.may
    const asking = mayRead(options, session, repository)
    const may = asking.then((answer) => answer ?? false)
    known.delete(key)
    known.set(key, { until: now().getTime() + believedMs, may })
    if (known.size > mostKnown) known.delete(known.keys().next().value ?? '')
    if ((await asking) === undefined) known.set(key, { until: now().getTime() + failedMs, may })
    return await may
  }
}

function keyOf({ id, token }: Pick<Session, 'id' | 'token'>, { id: repository }: BoardRepository) {
  return `${id} ${createHash('sha256').update(token).digest('base64url')} ${repository}`
}

const shape = z.object({ id: z.number() })

/** A name may have gone over to another repository: its id has to be the one that is known. */
async function mayRead(
  { apiUrl, fetch: reach }: AccessOptions,
  { token }: Pick<Session, 'token'>,
  { id, owner, name }: BoardRepository,
): Promise<boolean | undefined> {
  try {
    const path = `${encodeURIComponent(owner)}/${encodeURIComponent(name)}`
    const response = await reach(`${apiUrl}/repos/${path}`, {
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'x-github-api-version': '2022-11-28',
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    if (response.status >= 500 || response.status === 429) return undefined
    if (response.status !== 200) return false
    return String(shape.safeParse(await response.json()).data?.id) === id
  } catch {
    return undefined
  }
}
