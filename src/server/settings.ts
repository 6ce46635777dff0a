import { z } from 'zod'
import { type BoardSettings, parseBoardSettings } from './board-settings.ts'
import { privateKeyOf } from './private-key.ts'

/** What the service was told in the environment, checked. */
export interface Settings {
  readonly appId: string
  /** An RSA private key in PEM. */
  readonly privateKey: string
  /** The newest first; all of them are in force. */
  readonly secrets: readonly [string, ...string[]]
  /** Without a slash at the end. */
  readonly apiUrl: string
  readonly host: string
  readonly port: number
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent'
  readonly dataFolder: string
  /** A PostgreSQL database for several replicas; `undefined`: a file in `dataFolder`. Holds a password. */
  readonly databaseUrl: string | undefined
  /** Where images are looked up; `undefined`: in the registry that an image's name begins with. */
  readonly registryUrl: string | undefined
  readonly board: BoardSettings
  /** Where facts about models are asked for; `undefined`: nobody is asked. */
  readonly hub: { readonly url: string; readonly token: string | undefined } | undefined
}

/** Settings, or everything that is wrong with them: one line a problem, each saying what to do. */
export type ParsedSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

/** Reads the service's settings out of the environment. An empty variable counts as missing. */
export function parseSettings(
  environment: Readonly<Record<string, string | undefined>>,
): ParsedSettings {
  const set = Object.entries(environment).filter(([, value]) => value?.trim() !== '')
  const given = Object.fromEntries(set)
  const read = variables.safeParse(given)
  const key = privateKeyOf(given)
  const board = parseBoardSettings(given)
  if (read.success && 'pem' in key && board.kind === 'settings') {
    const settings = { ...settingsOf(read.data), privateKey: key.pem, board: board.board }
    return { kind: 'settings', settings }
  }
  const problems = (read.error?.issues ?? []).map(
    ({ path, message }) => `\`${path.join('.')}\` ${message}`,
  )
  const ofKey = 'problem' in key ? [key.problem] : []
  const ofBoard = board.kind === 'problems' ? board.problems : []
  return { kind: 'problems', problems: [...problems, ...ofKey, ...ofBoard] }
}

const missing = 'is missing: set it to the '

const url = (what: string) =>
  z.url({ protocol: /^https?$/, error: `is not a web address: set it to ${what}` })

const secrets = z
  .string({ error: `${missing}webhook secret of the app (\`openssl rand -hex 32\` makes one)` })
  .transform((list) => list.split(',').flatMap((secret) => secret.trim() || []))
  .superRefine((list, context) => {
    const problem = secretProblem(list)
    if (problem !== undefined) context.addIssue({ code: 'custom', message: problem })
  })

const variables = z.object({
  APP_ID: z
    .string({ error: `${missing}App ID on the settings page of the app` })
    .regex(/^[1-9]\d*$/, 'is not a number: set it to the App ID, not to the client ID'),
  WEBHOOK_SECRET: secrets,
  GITHUB_API_URL: url('the API of your GitHub, such as `https://api.github.com`').default(
    'https://api.github.com',
  ),
  HOST: z.string().default('localhost'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .catch(() => Number.NaN)
    .refine((port) => !Number.isNaN(port), 'is not a port: set it to a number up to 65535')
    .default(3000),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
      error: 'is not a level: set it to `debug`, `info`, `warn` or `error`',
    })
    .default('info'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(?:ql)?$/,
      error:
        'is not the address of a database: set it to one such as `postgresql://usher@db.example/usher`, or unset it to keep a file in `USHER_DATA_DIR`',
    })
    .optional(),
  USHER_DATA_DIR: z.string().default('.usher'),
  USHER_REGISTRY_URL: url(
    'the address of a registry, such as `https://mcr.microsoft.com`',
  ).optional(),
  HF_ENDPOINT: url('the address of a model hub, such as `https://huggingface.co`').default(
    'https://huggingface.co',
  ),
  HF_TOKEN: z.string().trim().optional(),
  HF_HUB_OFFLINE: z
    .enum(['0', '1', 'false', 'true'], { error: 'is no switch: set it to `1` to ask no model hub' })
    .default('0'),
})

function settingsOf(read: z.infer<typeof variables>): Omit<Settings, 'privateKey' | 'board'> {
  const [first = '', ...others] = read.WEBHOOK_SECRET
  return {
    appId: read.APP_ID,
    secrets: [first, ...others],
    apiUrl: withoutSlash(read.GITHUB_API_URL),
    host: read.HOST,
    port: read.PORT,
    logLevel: read.LOG_LEVEL,
    dataFolder: read.USHER_DATA_DIR,
    databaseUrl: read.DATABASE_URL,
    registryUrl:
      read.USHER_REGISTRY_URL === undefined ? undefined : withoutSlash(read.USHER_REGISTRY_URL),
    hub: hubOf(read),
  }
}

function hubOf({
  HF_ENDPOINT,
  HF_TOKEN,
  HF_HUB_OFFLINE,
}: z.infer<typeof variables>): Settings['hub'] {
  const isOffline = HF_HUB_OFFLINE === '1' || HF_HUB_OFFLINE === 'true'
  return isOffline ? undefined : { url: withoutSlash(HF_ENDPOINT), token: HF_TOKEN }
}

/** Probot falls back to the secret `development`, with which anybody can sign. */
function secretProblem(secrets: readonly string[]): string | undefined {
  const remedy = 'make one with `openssl rand -hex 32` and set it here and in the app'
  if (secrets.includes('development')) return `is the default that everybody knows: ${remedy}`
  if (secrets.length === 0 || secrets.some((secret) => secret.length < 32)) {
    return `is shorter than 32 characters: ${remedy}`
  }
  return undefined
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '')
}
