import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { amended, withMergeGroups } from './amended.ts'
import { componentsOf } from './components-of.ts'
import { isObject, type JsonObject, objectAt } from './json.ts'
import { renderSlice } from './render-slice.ts'
import { schemaOfDescription } from './schema-of-description.ts'
import { isSlicedEvent, isSlicedOperation } from './sliced-names.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const restPackage = here('sources/node_modules/@octokit/openapi')
const webhookPackage = here('sources/node_modules/@octokit/openapi-webhooks')

/** Whether GitHub's descriptions are installed: `npm ci --prefix src/sandbox/contract/sources`. */
export function hasSources(): boolean {
  return existsSync(restPackage) && existsSync(webhookPackage)
}

/** The part of GitHub's REST description that the sandbox plays, as text for `slices/rest.json`. */
export function renderRestSlice(): string {
  const { description, source } = readPackage(restPackage)
  const operations = Object.entries(objectAt(description, 'paths')).flatMap(([path, methods]) =>
    Object.entries(objectAt(methods)).flatMap(([method, operation]) => {
      const { operationId } = objectAt(operation)
      if (typeof operationId !== 'string' || !isSlicedOperation(operationId)) return []
      return [[operationId, { method, path, ...sliceOperation(objectAt(operation)) }] as const]
    }),
  )
  const components = componentsOf(description, operations)
  const right = amended({ operations: Object.fromEntries(operations), components })
  return renderSlice({ source, ...right })
}

function sliceOperation(operation: JsonObject): JsonObject {
  const { parameters, requestBody, responses } = operation
  const enabledForGitHubApps = objectAt(operation, 'x-github').enabledForGitHubApps === true
  const body = requestBody === undefined ? {} : { requestBody: schemaOfDescription(requestBody) }
  const answers = Object.entries(objectAt(responses)).map(([status, answer]) => [
    status,
    schemaOfDescription(answer),
  ])
  return {
    enabledForGitHubApps,
    parameters: schemaOfDescription(parameters ?? []),
    ...body,
    responses: Object.fromEntries(answers),
  }
}

/** The part of GitHub's webhook description that the sandbox sends, as text for `slices/webhooks.json`. */
export function renderWebhookSlice(): string {
  const { description, source } = readPackage(webhookPackage)
  const events = Object.values(objectAt(description, 'webhooks')).flatMap((webhook) => {
    const post = objectAt(webhook, 'post')
    const event = objectAt(post, 'x-github').subcategory
    if (typeof event !== 'string' || !isSlicedEvent(event)) return []
    const { schema } = objectAt(post, 'requestBody', 'content', 'application/json')
    return [[nameOf(event, String(post.operationId)), schemaOfDescription(schema)] as const]
  })
  const components = componentsOf(description, events)
  const slice = { events: Object.fromEntries(events), components }
  return renderSlice({ source, ...objectAt(withMergeGroups(slice)) })
}

/** `check-run/requested-action` is named `check_run.requested_action`, as in the payload. */
function nameOf(event: string, operationId: string): string {
  const action = operationId.split('/')[1]?.replaceAll('-', '_')
  const isFree = event === 'repository_dispatch'
  return action === undefined || isFree ? event : `${event}.${action}`
}

/** Reads the description as a file: importing the package would load every server version of it. */
function readPackage(folder: string): { description: JsonObject; source: JsonObject } {
  const text = readFileSync(`${folder}/generated/api.github.com.json`, 'utf8')
  const manifest = parseObject(readFileSync(`${folder}/package.json`, 'utf8'))
  const sha256 = createHash('sha256').update(text).digest('hex')
  const source = { package: manifest.name, version: manifest.version, sha256 }
  return { description: parseObject(text), source }
}

function parseObject(text: string): JsonObject {
  const parsed: unknown = JSON.parse(text)
  if (!isObject(parsed)) throw new Error('The description is not an object')
  return parsed
}

function main(): void {
  if (!hasSources()) {
    console.error('Run `npm ci --prefix src/sandbox/contract/sources` first, with Node 24.')
    process.exitCode = 1
    return
  }
  writeFileSync(here('slices/rest.json'), renderRestSlice())
  writeFileSync(here('slices/webhooks.json'), renderWebhookSlice())
  copyFileSync(`${restPackage}/LICENSE`, here('slices/LICENSE'))
}

if (import.meta.main) main()
