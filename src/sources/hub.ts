import { isModelId, isRevision } from '../facts/model-id.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { type Got, getBounded } from './get-bounded.ts'
import { refusalOf } from './hub-refusal.ts'

/** A model to be looked up; without a revision it is the newest commit. */
export interface HubAsked {
  readonly id: string
  readonly revision?: string
  /** `https://huggingface.co`, or a mirror of it (`HF_ENDPOINT`). */
  readonly baseUrl: string
  /** Sent to `huggingface.co` only. */
  readonly token?: string
  readonly fetch: typeof fetch
  /** Waits between two tries, in milliseconds. */
  readonly pause: (ms: number) => Promise<void>
}

/** What the Hub said: JSON yet to be read, or why it gives none. */
export type HubAnswer =
  | { readonly kind: 'answer'; readonly json: unknown }
  | { readonly kind: 'refused'; readonly reason: string }

const longestMs = 20_000
const mostTries = 3
const mostRedirects = 3
const longestPauseMs = 5_000

/**
 * The model's page with the sizes of its files (`GET /api/models/{id}?blobs=true`). A call lasts 20 s
 * with all its tries, and 4 MB. Throws an `OutsideError` where the Hub did not answer; a refusal is a value.
 */
export async function hubModel(asked: HubAsked): Promise<HubAnswer> {
  const at = asked.revision === undefined ? '' : `/revision/${asked.revision}`
  return await askHub(asked, `/api/models/${asked.id}${at}?blobs=true`)
}

/** The model's `config.json` at a commit, as `hubModel` gets its page. */
export async function hubConfig(asked: HubAsked): Promise<HubAnswer> {
  return await askHub(asked, `/${asked.id}/resolve/${asked.revision ?? 'main'}/config.json`)
}

async function askHub(asked: HubAsked, path: string): Promise<HubAnswer> {
  const { id, revision } = asked
  if (!isModelId(id)) return { kind: 'refused', reason: `\`${id}\` is no \`org/name\`` }
  if (revision !== undefined && !isRevision(revision))
    return { kind: 'refused', reason: `\`${revision}\` is no full commit` }
  const url = `${asked.baseUrl.replace(/\/+$/, '')}${path}`
  const got = await tried(asked, url, AbortSignal.timeout(longestMs))
  return got.status === 200 ? jsonOf(got, id) : { kind: 'refused', reason: refusalOf(got, asked) }
}

/** Tries again while the Hub is busy, and follows it on its own host. */
async function tried(asked: HubAsked, url: string, signal: AbortSignal): Promise<Got> {
  const failed = `Could not ask Hugging Face about ${asked.id}`
  for (let tries = 1; ; tries += 1) {
    const got = await followed(asked, url, signal).catch((cause: unknown) => asCause(cause))
    const isAnswer = !(got instanceof Error) && got.status !== 429 && got.status < 500
    if (isAnswer) return got
    const wait = got instanceof Error ? tries * 300 : waitMs(got, tries)
    const isOver = tries === mostTries || wait > longestPauseMs || signal.aborted
    if (isOver) throw new OutsideError(`${failed}: ${said(got)}`, { cause: got, retryable: true })
    await asked.pause(wait)
  }
}

async function followed(asked: HubAsked, url: string, signal: AbortSignal): Promise<Got> {
  const headers = { accept: 'application/json', ...authorisation(asked, url) }
  let place = url
  for (let left = mostRedirects; ; left -= 1) {
    const got = await getBounded(asked.fetch, place, { headers, signal })
    const location = got.headers.get('location')
    if (got.status < 300 || got.status > 399 || location === null) return got
    const next = new URL(location, place)
    if (next.origin !== new URL(url).origin) throw new Error('it sent us to another host')
    if (left === 0) throw new Error('it sent us round in circles')
    place = next.href
  }
}

function authorisation({ token }: HubAsked, url: string): Readonly<Record<string, string>> {
  const isHome = new URL(url).origin === 'https://huggingface.co'
  return token === undefined || !isHome ? {} : { authorization: `Bearer ${token}` }
}

/** The seconds of `RateLimit: "api";r=0;t=<seconds>`, else a little longer with every try. */
function waitMs({ headers }: Got, tries: number): number {
  const seconds = /;\s*t=(?<seconds>\d{1,5})/.exec(headers.get('ratelimit') ?? '')?.groups?.seconds
  return seconds === undefined ? tries * 300 : Number(seconds) * 1000
}

function said(got: Got | Error): string {
  if (!(got instanceof Error))
    return got.status === 429 ? 'too many calls for now' : `it answered ${got.status}`
  return got.name === 'TimeoutError' ? 'it did not answer in time' : got.message
}

function asCause(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause))
}

function jsonOf({ text }: Got, id: string): HubAnswer {
  try {
    return { kind: 'answer', json: JSON.parse(text) }
  } catch (cause) {
    const failed = `Could not ask Hugging Face about ${id}: its answer is no JSON`
    throw new OutsideError(failed, { cause, retryable: true })
  }
}
