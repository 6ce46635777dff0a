import { type Html, html } from './html.ts'

const minuteMs = 60_000

/** How long something took or takes, in one figure: `5 min`, `3 h`, `12 days`, `4 months`. */
export function spanOf(ms: number): string {
  const minutes = Math.floor(ms / minuteMs)
  if (minutes < 1) return 'moments'
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return `${hours} h`
  const days = Math.floor(hours / 24)
  if (days < 61) return `${days} days`
  const months = Math.floor(days / 30.44)
  return months < 24 ? `${months} months` : `${Math.floor(months / 12)} years`
}

/** A moment as a time element: `2026-01-05 09:10`. */
export function momentOf(at: Date): Html {
  const iso = at.toISOString()
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')}</time>`
}

/** How long ago a moment is; the moment itself shows when one points at it. */
export function agoOf(at: Date, now: Date): Html {
  const iso = at.toISOString()
  const exact = `${iso.slice(0, 16).replace('T', ' ')} UTC`
  const span = spanOf(Math.max(0, now.getTime() - at.getTime()))
  return html`<time datetime="${iso}" title="${exact}">${span}</time>`
}
