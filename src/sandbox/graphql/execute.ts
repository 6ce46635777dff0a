import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import {
  buildSchema,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
  parse,
  GraphQLError as QueryError,
  validate,
} from 'graphql'
import { z } from 'zod'
import { fieldResolver, type View } from './object.ts'
import { rootObject } from './root.ts'

let built: GraphQLSchema | undefined

/** GitHub's published schema; building it takes 0.2 s, once a process. */
function schema(): GraphQLSchema {
  if (built !== undefined) return built
  const manifest = findPackageJSON('@octokit/graphql-schema', import.meta.url) ?? ''
  const text = readFileSync(join(dirname(manifest), 'schema.graphql'), 'utf8')
  built = buildSchema(text, { assumeValid: true, assumeValidSDL: true })
  return built
}

const request = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})

interface Checked {
  readonly document: DocumentNode | undefined
  readonly errors: readonly GraphQLError[]
}
const checked = new Map<string, Checked>()

/** Parses and validates a query; each text once. */
function check(query: string): Checked {
  const known = checked.get(query)
  if (known !== undefined) return known
  const fresh = freshlyChecked(query)
  checked.set(query, fresh)
  return fresh
}

function freshlyChecked(query: string): Checked {
  try {
    const document = parse(query)
    return { document, errors: validate(schema(), document) }
  } catch (error) {
    return { document: undefined, errors: [new QueryError(String(error))] }
  }
}

/** Answers a query as GitHub does: HTTP 200 always, and what went wrong among `errors`. */
export async function answerQuery(
  view: View,
  body: unknown,
  violated: (text: string) => void,
): Promise<unknown> {
  const { query, variables, operationName } = request.parse(body)
  const { document, errors } = check(query)
  for (const error of errors) violated(`graphql: ${error.message}`)
  if (document === undefined || errors.length > 0) return { errors: errors.map(errorShape) }
  const result = await execute({
    schema: schema(),
    document,
    rootValue: rootObject(view),
    ...(variables ? { variableValues: variables } : {}),
    ...(operationName ? { operationName } : {}),
    fieldResolver: fieldResolver(violated),
  })
  return resultShape(result)
}

function resultShape({ data, errors }: ExecutionResult): unknown {
  return { data: data ?? null, ...(errors === undefined ? {} : { errors: errors.map(errorShape) }) }
}

/** GitHub puts the type of an error beside its message. */
function errorShape(error: GraphQLError): unknown {
  const type = error.extensions.type
  const { message, path, locations } = error.toJSON()
  return { ...(typeof type === 'string' ? { type } : {}), path, locations, message }
}
