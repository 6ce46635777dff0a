import { parseHubJson } from '../facts/hub-json.ts'
import { isModelId, isRevision } from '../facts/model-id.ts'
import { OutsideError } from '../reconcile/outside-error.ts'
import { type Got, getBounded } from './get-bounded.ts'
import { type HubCache, keptAnswer } from './hub-cache.ts'
import { followed } from './hub-redirect.ts'
import { type HubAnswer, refusalOf, refused } from './hub-refusal.ts'
import { waitMs } from './hub-wait.ts'

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
  readonly cache?: HubCache
}

/** The files that say what the page does not; each lies at the root of a model's repository. */
export type HubFile = 'config.json' | 'params.json' | 'model.safetensors.index.json'

const longestMs = 20_000
const mostTries = 3
const longestPauseMs = 5_000

/**
 * The model's page with the sizes of its files (`GET /api/models/{id}?blobs=true`). A call lasts 20 s
 * with all its tries, and 4 MB. Throws an `OutsideError` where the Hub did not answer; a refusal is a value.
 */
export async function hubModel(asked: HubAsked): Promise<HubAnswer> {
  const at = asked.revision === undefined ? '' : `/revision/${asked.revision}`
  return await askHub(asked, `/api/models/${asked.id}${at}?blobs=true`)
}

/** A JSON file of the model's repository at a commit, as `hubModel` gets its page. */
export async function hubFile(asked: HubAsked, name: HubFile): Promise<HubAnswer> {
  return await askHub(asked, `/${asked.id}/resolve/${asked.revision ?? 'main'}/${name}`)
}

async function askHub(asked: HubAsked, path: string): Promise<HubAnswer> {
  const { id, revision, cache } = asked
  if (!isModelId(id)) return refused(`\`${id}\` is no \`org/name\``)
  if (revision !== undefined && !isRevision(revision))
    return refused(`\`${revision}\` is no full commit`)
  const url = `${asked.baseUrl.replace(/\/+$/, '')}${path}`
  const ask = async (): Promise<HubAnswer> => {
    const got = await tried(asked, url, AbortSignal.timeout(longestMs))
    return got.status === 200 ? jsonOf(got, id) : refusalOf(got, asked)
  }
  return cache === undefined ? await ask() : await keptAnswer(cache, url, ask)
}

/** Tries again while the Hub is busy; what will not change is not asked for again. */
async function tried(asked: HubAsked, url: string, signal: AbortSignal): Promise<Got> {
  const get = async (place: string, headers: Readonly<Record<string, string>>): Promise<Got> =>
    await getBounded(asked.fetch, place, { headers, signal })
  for (let tries = 1; ; tries += 1) {
    const got = await followed(get, url, asked.token).catch((cause: unknown) => asCause(cause))
    if (!(got instanceof Error) && isAnswer(got)) return got
    const wait = got instanceof Error ? tries * 300 : waitMs(got.headers, tries)
    const isOver = tries === mostTries || wait > longestPauseMs || signal.aborted
    if (isOver || isFinal(got)) throw failure(asked, got, wait)
    await asked.pause(wait)
  }
}

function isAnswer({ status }: Got): boolean {
  return status !== 429 && status < 500
}

function isFinal(got: Got | Error): boolean {
  return got instanceof OutsideError && !got.retryable
}

function failure({ id }: HubAsked, got: Got | Error, wait: number): OutsideError {
  const message = `Could not ask Hugging Face about ${id}: ${said(got, wait)}`
  return new OutsideError(message, { cause: got, retryable: !isFinal(got) })
}

function said(got: Got | Error, wait: number): string {
  if (got instanceof Error) return saidByError(got)
  if (got.status !== 429) return `it answered ${got.status}`
  return `too many calls for now, again in ${Math.ceil(wait / 1000)} s`
}

function saidByError({ name, message, cause }: Error): string {
  if (name === 'TimeoutError') return 'it did not answer in time'
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? `${message} (${code})` : message
}

function asCause(cause: unknown): Error {
  return cause instanceof Error ? cause : new Error(String(cause))
}

function jsonOf({ text }: Got, id: string): HubAnswer {
  const read = parseHubJson(text)
  switch (read.kind) {
    case 'json':
      return { kind: 'answer', json: read.json }
    case 'pointer':
      return refused('the Hub sent a Git LFS pointer in place of the file')
    case 'broken': {
      const failed = `Could not ask Hugging Face about ${id}: its answer is no JSON`
      throw new OutsideError(failed, { retryable: true })
    }
  }
}
