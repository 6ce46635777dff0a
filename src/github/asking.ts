import { OutsideError } from '../reconcile/outside-error.ts'

/**
 * Makes one GitHub call; when it fails, says what we were trying to do. The only `try` around GitHub.
 *
 * A 401 is tried once more after `renew`: tokens are revoked and replicas of GitHub learn late
 * of new ones. Nothing else is tried again here. Throws `OutsideError`.
 */
export async function asking<T>(
  purpose: string,
  call: () => Promise<T>,
  renew?: () => Promise<unknown>,
): Promise<T> {
  try {
    return await call()
  } catch (cause) {
    if (cause instanceof OutsideError) throw cause
    if (statusOf(cause) === 401 && renew !== undefined) {
      return await asking(purpose, async () => {
        await renew()
        return await call()
      })
    }
    throw new OutsideError(`Could not ${purpose}`, { cause, retryable: isRetryable(cause) })
  }
}

/** Which failures are answers. */
export type Tolerance = (cause: unknown) => boolean

/** Makes a call some of whose failures are answers: those become `undefined`. */
export async function tolerating<T>(
  call: () => Promise<T>,
  isAnswer: Tolerance,
): Promise<T | undefined> {
  try {
    return await call()
  } catch (cause) {
    if (isAnswer(cause)) return undefined
    throw cause
  }
}

/** It is not there, or no longer. */
export const missing: Tolerance = (cause) => [404, 410].includes(statusOf(cause) ?? 0)

/** GitHub does not show it to us, not even later. */
export const hidden: Tolerance = (cause) =>
  missing(cause) || (statusOf(cause) === 403 && !isLimited(cause))

/** It cannot be made because it is there. */
export const alreadyThere: Tolerance = (cause) => {
  const { errors } = read(read(read(cause).response).data)
  const isIt = (error: unknown): boolean => read(error).code === 'already_exists'
  return statusOf(cause) === 422 && Array.isArray(errors) && errors.some(isIt)
}

/** The branch takes changes by pull request only; one that has merely moved is another matter. */
export const refusesPush: Tolerance = (cause) => {
  const isRefused = [403, 422].includes(statusOf(cause) ?? 0) && !isLimited(cause)
  return isRefused && !(cause instanceof Error && /fast[ -]forward/i.test(cause.message))
}

/** What GraphQL answered although it could not find a part of it; any other error is thrown. */
export function answeredWithGaps(cause: unknown): unknown {
  const { errors, data } = read(cause)
  const gaps = Array.isArray(errors) && errors.every((error) => read(error).type === 'NOT_FOUND')
  if (!gaps || data === undefined || data === null) throw cause
  return data
}

/** The HTTP status an error of Octokit carries. */
function statusOf(cause: unknown): number | undefined {
  const { status } = read(cause)
  return typeof status === 'number' ? status : undefined
}

function isRetryable(cause: unknown): boolean {
  const { errors } = read(cause)
  if (Array.isArray(errors)) return errors.every((error) => mayPass(read(error).type))
  const status = statusOf(cause)
  if (status === undefined) return true
  if (status === 403) return isLimited(cause)
  return status >= 500 || status === 408 || status === 409 || status === 429
}

/** GraphQL gives its time-outs and mishaps no type. */
function mayPass(type: unknown): boolean {
  return type === undefined || type === 'RATE_LIMITED' || type === 'INTERNAL'
}

/** Both rate limits may come as 403: the primary one shows nothing remaining, the secondary one says when. */
function isLimited(cause: unknown): boolean {
  const headers = read(read(read(cause).response).headers)
  if (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0') return true
  return cause instanceof Error && /rate limit/i.test(cause.message)
}

function read(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
