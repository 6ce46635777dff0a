/** A model in the hub; what is left out is what most have. */
export interface HubModel {
  /** `org/name`. */
  readonly id: string
  /** Its commits, oldest first: 40 hexadecimal digits each. */
  readonly commits: readonly [string, ...string[]]
  /** As its card names it: `mit`. */
  readonly licence?: string
  readonly gated?: 'auto' | 'manual'
  readonly task?: string
  /** Parameters by type: `{ BF16: 7_000_000 }`. */
  readonly parameters?: Readonly<Record<string, number>>
  /** Files beside `config.json`, with their sizes in bytes. */
  readonly files?: Readonly<Record<string, number>>
  /** How a conversation is written for it; only what chats has one. */
  readonly chatTemplate?: string
  /** `config.json`; without it there is none. */
  readonly config?: Readonly<Record<string, unknown>>
}

/**
 * The read side of a model hub: `/api/models/ORG/NAME`, with `/revision/COMMIT` or without, and
 * `/ORG/NAME/resolve/COMMIT/FILE` for JSON files, with the errors the Hub of Hugging Face names in
 * `X-Error-Code`. It knows the models it was given and nothing of others.
 */
export interface Hub {
  /** Every path it was asked for. */
  readonly asked: readonly string[]
  /** Makes a model exist, in place of the one of this name. */
  publish(model: HubModel): void
  /** Takes a model away. */
  withdraw(id: string): void
  /** The next `n` reads answer 503. */
  fail(n: number): void
  /** Answers a path that begins with a slash. */
  answer(method: string, path: string): Response
}

/** A hub without models. */
export function hub(): Hub {
  const models = new Map<string, HubModel>()
  const asked: string[] = []
  let failing = 0
  return {
    asked,
    publish: (model) => void models.set(model.id.toLowerCase(), model),
    withdraw: (id) => void models.delete(id.toLowerCase()),
    fail: (n) => {
      failing = n
    },
    answer(method, path) {
      asked.push(path)
      if (failing > 0) {
        failing -= 1
        return Response.json({ error: 'Service Unavailable' }, { status: 503 })
      }
      if (method !== 'GET') return Response.json({ error: 'Not allowed' }, { status: 405 })
      return read(models, path)
    },
  }
}

const pagePattern = /^\/api\/models\/(?<id>[^/]+\/[^/]+)(?:\/revision\/(?<commit>[^/]+))?$/
const filePattern = /^\/(?<id>[^/]+\/[^/]+)\/resolve\/(?<commit>[^/]+)\/(?<file>[^/]+)$/

function read(models: ReadonlyMap<string, HubModel>, path: string): Response {
  const { id, commit, file } = (pagePattern.exec(path) ?? filePattern.exec(path))?.groups ?? {}
  const model = models.get((id ?? '').toLowerCase())
  // Who has no token cannot tell what is missing from what is hidden.
  if (model === undefined) return refusal(401, 'RepoNotFound', 'Invalid username or password.')
  const wanted = commit === undefined || commit === 'main' ? model.commits.at(-1) : commit
  if (wanted === undefined || !model.commits.includes(wanted))
    return refusal(404, 'RevisionNotFound', `Invalid rev id: ${wanted ?? ''}`)
  return file === undefined ? Response.json(pageOf(model, wanted)) : fileOf(model, file)
}

function fileOf({ config, gated }: HubModel, file: string): Response {
  if (gated !== undefined) return refusal(401, 'GatedRepo', 'Access to this model is restricted.')
  if (file === 'config.json' && config !== undefined) return Response.json(config)
  return refusal(404, 'EntryNotFound', 'Entry not found')
}

function pageOf(model: HubModel, sha: string): unknown {
  const { id, licence, gated, task, parameters, files = {}, config, chatTemplate } = model
  const total = Object.values(parameters ?? {}).reduce((sum, one) => sum + one, 0)
  const sized = config === undefined ? files : { 'config.json': sizeOf(config), ...files }
  return {
    _id: sha.slice(0, 24),
    id,
    modelId: id,
    author: id.split('/')[0],
    sha,
    private: false,
    disabled: false,
    gated: gated ?? false,
    downloads: 1000,
    likes: 10,
    library_name: 'transformers',
    tags: licence === undefined ? [] : [`license:${licence}`],
    ...(task === undefined ? {} : { pipeline_tag: task }),
    cardData: licence === undefined ? {} : { license: licence },
    config: {
      ...subsetOf(config),
      ...(chatTemplate === undefined ? {} : { tokenizer_config: { chat_template: chatTemplate } }),
    },
    ...(parameters === undefined ? {} : { safetensors: { parameters, total } }),
    siblings: Object.entries(sized).map(([rfilename, size]) => ({ rfilename, size })),
  }
}

/** The page shows of a configuration what it is, and no dimensions. */
function subsetOf(config: HubModel['config']): Readonly<Record<string, unknown>> {
  const shown = ['architectures', 'model_type', 'quantization_config', 'auto_map']
  return Object.fromEntries(Object.entries(config ?? {}).filter(([key]) => shown.includes(key)))
}

function sizeOf(config: unknown): number {
  return JSON.stringify(config).length
}

function refusal(status: number, code: string, message: string): Response {
  const headers = { 'x-error-code': code, 'x-error-message': message }
  return Response.json({ error: message }, { status, headers })
}
