/** A key is set aside after this many tries, about seven minutes after the first. */
export const maxAttempts = 5

/** How long a claim holds without being renewed; a worker renews three times as often. */
export const leaseMs = 15_000

/** Wait before the next try: 5 s, 20 s, 80 s, 320 s. */
export function backoffMs(attempt: number): number {
  return 5000 * 4 ** (attempt - 1)
}
