import { z } from 'zod'
import type { Access } from './access.ts'
import type { Memory } from './hints.ts'
import type { Octokit } from './octokit.ts'

/** One attempt to deliver one webhook, as GitHub remembers it. */
interface Attempt {
  readonly id: string
  readonly guid: string
  readonly at: Date
  readonly arrived: boolean
}

const attemptsSchema = z.array(
  z
    .object({
      id: z.union([z.number(), z.bigint(), z.string()]).transform(String),
      guid: z.string(),
      delivered_at: z.coerce.date(),
      status: z.string(),
    })
    .transform(({ id, guid, delivered_at, status }) => ({
      id,
      guid,
      at: delivered_at,
      arrived: status === 'OK',
    })),
)

const hourMs = 3_600_000
/** GitHub keeps deliveries for three days. */
const retentionMs = 72 * hourMs
/** What was sent this recently may still be under way. */
const settlingMs = 60_000
const maximumAsks = 3
const watermark = 'redelivery:watermark'

/**
 * Asks GitHub to send again what never arrived: webhooks of the last three days, or since the last
 * time this was done, none of whose attempts we have answered. At most three times for each GUID.
 * Says how many it asked for.
 */
export async function redeliver(app: Access, memory: Memory, now: Date): Promise<number> {
  const since = await lookedUntil(memory, now)
  const attempts = await attemptsSince(app, since)
  const lost = lostOf(attempts, now)
  let asked = 0
  for (const { id, guid } of lost) {
    if (!(await mayAsk(memory, guid))) continue
    await app.askFor(`have webhook ${guid} sent again`, (octokit) =>
      octokit.request(`POST /app/hook/deliveries/${id}/attempts`),
    )
    asked += 1
  }
  const oldestLost = Math.min(now.getTime() - hourMs, ...lost.map((one) => one.at.getTime()))
  await memory.remember(watermark, new Date(oldestLost).toISOString())
  return asked
}

async function lookedUntil(memory: Memory, now: Date): Promise<Date> {
  const oldest = now.getTime() - retentionMs
  const known = Date.parse((await memory.recall(watermark)) ?? '')
  return new Date(Number.isNaN(known) ? oldest : Math.max(known, oldest))
}

async function attemptsSince(app: Access, since: Date): Promise<readonly Attempt[]> {
  return await app.ask('list webhook deliveries', async (octokit) => {
    const attempts: Attempt[] = []
    for await (const page of pages(octokit)) {
      attempts.push(...page.filter((one) => one.at >= since))
      if (page.some((one) => one.at < since)) break
    }
    return attempts
  })
}

async function* pages(octokit: Octokit): AsyncGenerator<readonly Attempt[]> {
  const iterator = octokit.paginate.iterator('GET /app/hook/deliveries', { per_page: 100 })
  for await (const { data } of iterator) yield attemptsSchema.parse(data)
}

/** The newest attempt of each webhook that never arrived, oldest first. */
function lostOf(attempts: readonly Attempt[], now: Date): readonly Attempt[] {
  const arrived = new Set(attempts.filter((one) => one.arrived).map((one) => one.guid))
  const failed = attempts
    .filter((one) => !arrived.has(one.guid))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const newest = new Map(failed.map((one) => [one.guid, one]))
  return [...newest.values()].filter((one) => now.getTime() - one.at.getTime() > settlingMs)
}

async function mayAsk(memory: Memory, guid: string): Promise<boolean> {
  const key = `redelivery:${guid}`
  const before = Number((await memory.recall(key)) ?? '0')
  if (before >= maximumAsks) return false
  await memory.remember(key, String(before + 1))
  return true
}
