import { OutsideError } from '../reconcile/outside-error.ts'
import { type Got, getBounded } from './get-bounded.ts'
import { waitMs } from './hub-wait.ts'

/** A list of models to be had over HTTP. */
export interface ListAsked {
  readonly url: string
  readonly fetch: typeof fetch
  /** Waits between two tries, in milliseconds. */
  readonly pause: (ms: number) => Promise<void>
}

const longestMs = 20_000
const mostTries = 3
const longestPauseMs = 5_000

/**
 * The JSON a models API answers, yet to be read. All tries together last 20 s and an answer has 4 MB at most; a busy
 * server is asked three times. Redirects are not followed. Throws an `OutsideError` where there is no answer.
 */
export async function modelsList(asked: ListAsked): Promise<unknown> {
  const got = await tried(asked, AbortSignal.timeout(longestMs))
  if (got.status !== 200) throw failure(asked, `it answered ${got.status}${toward(got)}`)
  try {
    return JSON.parse(got.text)
  } catch (cause) {
    throw failure(asked, 'its answer is no JSON', cause)
  }
}

async function tried(asked: ListAsked, signal: AbortSignal): Promise<Got> {
  const wish = { headers: { accept: 'application/json' }, signal }
  for (let tries = 1; ; tries += 1) {
    const got = await getBounded(asked.fetch, asked.url, wish).catch(asError)
    if (!(got instanceof Error) && !isBusy(got)) return got
    const wait = got instanceof Error ? tries * 300 : waitMs(got.headers, tries)
    const isFinal = got instanceof OutsideError || signal.aborted
    if (isFinal || tries === mostTries || wait > longestPauseMs)
      throw failure(asked, said(got), got)
    await asked.pause(wait)
  }
}

function isBusy({ status }: Got): boolean {
  return status === 429 || status >= 500
}

function asError(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause))
}

function said(got: Got | Error): string {
  if (!(got instanceof Error)) return `it answered ${got.status}`
  if (got.name === 'TimeoutError') return 'it did not answer in time'
  const code = got.cause instanceof Error && 'code' in got.cause ? got.cause.code : undefined
  return typeof code === 'string' ? `${got.message} (${code})` : got.message
}

/** Where it sends us, for people to decide. */
function toward({ headers }: Got): string {
  const location = headers.get('location')
  return location === null ? '' : ` and points to \`${location.slice(0, 200)}\``
}

/** What a query or a password holds is nobody's business. */
function failure({ url }: ListAsked, why: string, cause?: unknown): OutsideError {
  const { origin, pathname } = new URL(url)
  const message = `Could not ask ${origin}${pathname} for its models: ${why}`
  return new OutsideError(message, { cause, retryable: true })
}
