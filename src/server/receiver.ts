import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../reconcile/log.ts'
import type { Store, StoredRequest } from '../store/store.ts'
import { readBody } from './body.ts'
import { signatureVerifier } from './signature.ts'

/** What a delivery says: where to look, and what cannot be read back later. */
export interface Noted {
  readonly keys: readonly string[]
  readonly requests: readonly StoredRequest[]
}

/** A new delivery, after it was stored and acknowledged. */
export interface Received {
  readonly id: string
  readonly name: string
  readonly payload: unknown
}

/** Everything the receiver needs. */
export interface ReceiverOptions {
  /** Any of them may have signed a delivery. */
  readonly secrets: readonly string[]
  readonly store: Pick<Store, 'accept'>
  /** The events that are looked into; the others are stored and acknowledged, never parsed. */
  readonly events: ReadonlySet<string>
  readonly keysOf: (event: string, payload: unknown) => Noted
  /** Told of every new delivery of those events; what it throws is logged. */
  readonly handOn?: (received: Received) => Promise<void>
  readonly log: Log
}

/** GitHub sends at most 25 MB; a little more is slack. */
const maxBytes = 26 * 1024 * 1024

/**
 * Receives GitHub's webhooks: a delivery is acknowledged (202) once it and its keys are on disk.
 *
 * Everything before that answers with an error, so that GitHub shows the delivery as failed and it
 * can be sent again. No answer says anything of what went wrong inside.
 */
export function receiver(
  options: ReceiverOptions,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  const verify = signatureVerifier(options.secrets)
  return async (request, response) => {
    try {
      const answer = await receive(options, verify, request)
      respond(response, answer)
      if (answer.received !== undefined) await options.handOn?.(answer.received)
    } catch (err) {
      options.log.error({ err }, 'a delivery failed')
      if (!response.headersSent) respond(response, { status: 500, text: 'Internal error' })
    }
  }
}

interface Answer {
  readonly status: number
  readonly text: string
  readonly received?: Received
}

type Verify = ReturnType<typeof signatureVerifier>

interface Envelope {
  readonly event: string
  readonly guid: string
  readonly signature: string
}

async function receive(
  options: ReceiverOptions,
  verify: Verify,
  request: IncomingMessage,
): Promise<Answer> {
  const envelope = envelopeOf(request)
  if ('status' in envelope) return envelope
  const body = await readBody(request, maxBytes)
  if (body === undefined) return tooLong
  if (!verify(body, envelope.signature)) {
    return { status: 401, text: 'The signature does not match' }
  }
  return await store(options, envelope, body.toString('utf8'))
}

const tooLong: Answer = { status: 413, text: 'The body is longer than 26 MB' }

/** What the headers say, or why they are refused. */
function envelopeOf(request: IncomingMessage): Envelope | Answer {
  const type = headerOf(request, 'content-type')
  if (type.split(';', 1)[0]?.trim().toLowerCase() !== 'application/json') {
    return { status: 415, text: 'Unexpected content type, expected application/json' }
  }
  if (Number(headerOf(request, 'content-length')) > maxBytes) return tooLong

  const event = headerOf(request, 'x-github-event')
  const guid = headerOf(request, 'x-github-delivery')
  const signature = headerOf(request, 'x-hub-signature-256')
  if (event === '' || guid === '' || signature === '') {
    return {
      status: 400,
      text: 'Expected the headers X-GitHub-Event, X-GitHub-Delivery and X-Hub-Signature-256',
    }
  }
  return { event, guid, signature }
}

function headerOf(request: IncomingMessage, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

async function store(
  options: ReceiverOptions,
  { event, guid }: Envelope,
  body: string,
): Promise<Answer> {
  const payload = options.events.has(event) ? parseJson(body) : null
  if (payload === undefined) return { status: 400, text: 'The body is not JSON' }

  const { keys, requests } = payload === null ? nothing : options.keysOf(event, payload)
  const delivery = { guid, event, action: actionOf(payload), body }
  try {
    const is = await options.store.accept(delivery, keys, requests)
    const received = { id: guid, name: event, payload }
    return { status: 202, text: '', ...(is === 'new' && payload !== null ? { received } : {}) }
  } catch (err) {
    options.log.error({ err, guid, event }, 'a delivery could not be stored')
    return { status: 503, text: 'The delivery could not be stored' }
  }
}

const nothing: Noted = { keys: [], requests: [] }

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function actionOf(payload: unknown): string | undefined {
  const isRecord = typeof payload === 'object' && payload !== null && 'action' in payload
  return isRecord && typeof payload.action === 'string' ? payload.action : undefined
}

/** A request whose body was not read to its end takes its connection with it. */
function respond(response: ServerResponse, { status, text }: Answer): void {
  response.writeHead(status, {
    'content-length': Buffer.byteLength(text),
    ...(text === '' ? {} : { 'content-type': 'text/plain; charset=utf-8' }),
    ...(response.req.complete ? {} : { connection: 'close' }),
  })
  response.end(text)
}
