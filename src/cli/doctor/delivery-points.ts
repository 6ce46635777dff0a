import type { Checkup } from '../../github/checkup-seen.ts'
import { good, lacking, type Point, unknown, warning } from './point.ts'

const mostNamed = 3

/** Where webhooks go, and whether they arrive. */
export function deliveryPoints({ as, app, deliveries }: Checkup): readonly Point[] {
  if (as === 'person') return []
  return [hookPoint(app?.hookUrl), arrivals(deliveries)]
}

function hookPoint(url: string | undefined): Point {
  const area = 'webhook'
  if (url === undefined || url === '') {
    const help =
      'set it to `https://<your host>/api/github/webhooks` on the settings page of the app'
    return lacking(area, 'The app has no webhook address, so it hears of nothing', help)
  }
  if (url.startsWith('https:')) return good(area, `Webhooks go to ${url}`)
  return warning(area, `Webhooks go to ${url}, in the clear`, 'use an address with `https:`')
}

function arrivals(deliveries: Checkup['deliveries']): Point {
  const area = 'delivery'
  if (deliveries === undefined) {
    return unknown(
      area,
      'GitHub does not show the deliveries',
      'look at the settings page of the app',
    )
  }
  const { seen, lost } = deliveries
  if (seen === 0) return good(area, 'Nothing was sent in the last three days')
  if (lost.length === 0) return good(area, `All of the latest ${seen} webhooks arrived`)
  const named = lost
    .slice(0, mostNamed)
    .map(({ event, at, status }) => `\`${event}\` at ${at.toISOString().slice(0, 16)}Z (${status})`)
  const rest = lost.length > mostNamed ? [`and ${lost.length - mostNamed} more`] : []
  return lacking(
    area,
    `${lost.length} of the latest ${seen} webhooks never arrived: ${[...named, ...rest].join(', ')}`,
    'start the service, or see that its address can be reached; it has them sent again',
  )
}
