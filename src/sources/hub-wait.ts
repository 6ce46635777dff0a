/**
 * How long the Hub asks us to wait, in milliseconds: `Retry-After` in seconds or as a date, or the
 * seconds of `RateLimit: "api";r=0;t=<seconds>`; else a little longer with every try.
 */
export function waitMs(headers: Headers, tries: number): number {
  const limit = /;\s*t=(?<seconds>\d{1,5})(?!\d)/.exec(headers.get('ratelimit') ?? '')
  return afterMs(headers) ?? msOf(limit?.groups?.seconds) ?? tries * 300
}

/** A date is compared with that of the answer, so that our clock does not matter. */
function afterMs(headers: Headers): number | undefined {
  const after = headers.get('retry-after')
  if (after === null) return undefined
  if (/^\d{1,5}$/.test(after)) return msOf(after)
  const wait = Date.parse(after) - Date.parse(headers.get('date') ?? '')
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}

function msOf(seconds: string | undefined): number | undefined {
  return seconds === undefined ? undefined : Number(seconds) * 1000
}
