import { schema } from '@octokit/graphql-schema'
import { Octokit } from '@octokit/rest'
import { buildSchema, parse, validate } from 'graphql'
import { z } from 'zod'

/** One call as it went out: `GET /repos/…` or `query look`, and what it carried. */
export interface Call {
  readonly name: string
  readonly body: Readonly<Record<string, unknown>>
}

/** An answer: its status (200 when left out), headers and body. */
export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

const bodySchema = z.record(z.string(), z.unknown())

type Answers = Readonly<Record<string, Answer | ((call: Call) => Answer)>>

const github = buildSchema(schema.idl, { assumeValid: true, assumeValidSDL: true })

/**
 * A GitHub that gives prepared answers by the name of the call, and an Octokit to ask it.
 *
 * Every GraphQL question is held to GitHub's published schema; a call nobody prepared fails the test.
 */
export function recordedGitHub(answers: Answers): {
  readonly octokit: Octokit
  readonly calls: readonly Call[]
} {
  const calls: Call[] = []
  const answer: typeof fetch = async (input, init) => {
    const call = await callOf(new Request(input, init))
    calls.push(call)
    const prepared = answers[call.name]
    if (prepared === undefined) throw new Error(`Nobody prepared an answer to ${call.name}`)
    const {
      status = 200,
      headers = {},
      body,
    } = typeof prepared === 'function' ? prepared(call) : prepared
    const type = { 'content-type': 'application/json', ...headers }
    const response = new Response(body === undefined ? null : JSON.stringify(body), {
      status,
      headers: type,
    })
    // Octokit's paging reads where an answer came from.
    return Object.defineProperty(response, 'url', { value: new Request(input).url })
  }
  const log = { debug() {}, info() {}, warn() {}, error() {} }
  return { octokit: new Octokit({ auth: 'token', log, request: { fetch: answer } }), calls }
}

async function callOf(request: Request): Promise<Call> {
  const text = await request.text()
  const body = text === '' ? {} : bodySchema.parse(JSON.parse(text))
  const { pathname, search } = new URL(request.url)
  if (pathname !== '/graphql') {
    return { name: `${request.method} ${decodeURIComponent(pathname)}${search}`, body }
  }
  const query = String(body.query)
  const document = parse(query)
  const errors = validate(github, document)
  if (errors.length > 0) throw new Error(errors.map((error) => error.message).join('\n'))
  const [, name = ''] = /^query (\w+)/.exec(query) ?? []
  return { name: `query ${name}`, body: { ...body } }
}
