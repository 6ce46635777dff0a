import { z } from 'zod'

/** What the board was told in the environment. */
export interface BoardSettings {
  /** How people sign in; without it only public repositories show. */
  readonly signIn:
    | {
        readonly clientId: string
        readonly clientSecret: string
        readonly sessionSecret: string
        /** Where people reach the board: an origin, without a slash at the end. */
        readonly publicUrl: string
      }
    | undefined
  /** Who sees the page of operations: logins in lower case, or `id:` with an account's id. */
  readonly operators: readonly string[]
  /** How many proxies of ours stand in front. */
  readonly proxies: number
}

export type ParsedBoardSettings =
  | { readonly kind: 'settings'; readonly board: BoardSettings }
  | { readonly kind: 'problems'; readonly problems: readonly string[] }

type Given = Readonly<Record<string, string | undefined>>

const origin = z.url({ protocol: /^https?$/ }).refine((text) => URL.parse(text)?.pathname === '/')

/** Reads the settings of the board: all that signing in takes, or none of it. */
export function parseBoardSettings(given: Given): ParsedBoardSettings {
  const problems = [...signInProblems(given), ...operatorProblems(given), ...proxyProblems(given)]
  if (problems.length > 0) return { kind: 'problems', problems }
  return {
    kind: 'settings',
    board: {
      signIn: signInOf(given),
      operators: listOf(given.OPERATORS).map((one) => one.toLowerCase()),
      proxies: Number(given.TRUSTED_PROXIES ?? 0),
    },
  }
}

const wanted = {
  CLIENT_ID: 'the client ID of the app',
  CLIENT_SECRET: 'a client secret of the app',
  SESSION_SECRET: 'a secret of your own (`openssl rand -hex 32` makes one)',
  PUBLIC_URL: 'the address of the board, such as `https://usher.example.com`',
} as const

function signInProblems(given: Given): readonly string[] {
  const { PUBLIC_URL: url } = given
  const ofUrl =
    url === undefined || origin.safeParse(url).success
      ? []
      : [`\`PUBLIC_URL\` is not an address without a path: set it to ${wanted.PUBLIC_URL}`]
  return isAsked(given) ? [...missingFor(given), ...ofUrl] : ofUrl
}

function missingFor(given: Given): readonly string[] {
  const missing = Object.entries(wanted)
    .filter(([name]) => given[name] === undefined)
    .map(([name, what]) => `\`${name}\` is missing for signing in: set it to ${what}`)
  const { SESSION_SECRET: secret = '' } = given
  const isShort = secret !== '' && secret.length < 32
  return [
    ...missing,
    ...(isShort
      ? ['`SESSION_SECRET` is shorter than 32 characters: make one with `openssl rand -hex 32`']
      : []),
  ]
}

/** `PUBLIC_URL` alone may be there for other reasons. */
function isAsked({
  CLIENT_ID: id,
  CLIENT_SECRET: client,
  SESSION_SECRET: session,
}: Given): boolean {
  return id !== undefined || client !== undefined || session !== undefined
}

function signInOf(given: Given): BoardSettings['signIn'] {
  const { CLIENT_ID, CLIENT_SECRET, SESSION_SECRET, PUBLIC_URL } = given
  if (!CLIENT_ID || !CLIENT_SECRET || !SESSION_SECRET || !PUBLIC_URL) return undefined
  return {
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    sessionSecret: SESSION_SECRET,
    publicUrl: new URL(PUBLIC_URL).origin,
  }
}

function operatorProblems(given: Given): readonly string[] {
  const operators = listOf(given.OPERATORS)
  const wrong = operators.filter((one) => !/^(?:[a-z\d-]{1,39}|id:\d+)$/i.test(one))
  if (wrong.length > 0) {
    return [`\`OPERATORS\` holds \`${wrong[0]}\`: list GitHub logins, or ids as \`id:583231\``]
  }
  return operators.length > 0 && !isAsked(given)
    ? [
        '`OPERATORS` has to sign in: set `CLIENT_ID`, `CLIENT_SECRET`, `SESSION_SECRET` and `PUBLIC_URL` too',
      ]
    : []
}

function proxyProblems({ TRUSTED_PROXIES: count }: Given): readonly string[] {
  if (count === undefined || /^\d$/.test(count)) return []
  return ['`TRUSTED_PROXIES` is not a number: set it to how many proxies of yours stand in front']
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').flatMap((one) => one.trim() || [])
}
