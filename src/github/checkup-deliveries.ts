import { z } from 'zod'
import type { Access } from './access.ts'
import { hidden } from './asking.ts'
import type { Checkup, LostDelivery } from './checkup-seen.ts'

const schema = z.array(
  z
    .object({
      guid: z.string(),
      delivered_at: z.coerce.date(),
      status: z.string(),
      status_code: z.number(),
      event: z.string(),
      action: z.string().nullish(),
    })
    .transform(({ guid, delivered_at, status, status_code, event, action }) => ({
      guid,
      arrived: status === 'OK',
      event: action ? `${event}.${action}` : event,
      at: delivered_at,
      status: status_code === 0 ? status : `${status} ${status_code}`,
    })),
)

/** The latest webhooks sent to the app, and those that never arrived, newest first. */
export async function deliveriesSeen(app: Access): Promise<Checkup['deliveries']> {
  const answer = await app.askFor(
    'list webhook deliveries',
    (octokit) => octokit.request('GET /app/hook/deliveries', { per_page: 100 }),
    hidden,
  )
  if (answer === undefined) return undefined
  const all = schema.parse(answer.data)
  const byGuid = Map.groupBy(all, ({ guid }) => guid)
  const lost = [...byGuid.values()]
    .filter((attempts) => !attempts.some(({ arrived }) => arrived))
    .flatMap(([newest]): readonly LostDelivery[] => (newest === undefined ? [] : [newest]))
  return { seen: byGuid.size, lost }
}
