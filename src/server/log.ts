import { type DestinationStream, type Logger, pino } from 'pino'
import type { Settings } from './settings.ts'

/** What GitHub's tokens, signed assertions, private keys and authorization headers look like. */
const secretForms = [
  /\bgh[a-z]_\w+(?:\.[\w-]+)*/g,
  /\bgithub_pat_\w+/g,
  /\beyJ[\w-]+\.[\w-]+\.[\w-]+/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?-----END [A-Z ]*PRIVATE KEY-----/gs,
  /\b(?:bearer|token) [\w.~+/=-]{20,}/gi,
]

/**
 * The log of the service: one JSON line each.
 *
 * The secrets we were started with and everything that has the form of one are blotted out of every
 * line before it is written, wherever in it they stand.
 */
export function serviceLog(
  {
    logLevel,
    secrets,
    privateKey,
    board,
  }: Pick<Settings, 'logLevel' | 'secrets' | 'privateKey'> & Partial<Pick<Settings, 'board'>>,
  destination: DestinationStream = pino.destination(1),
): Logger {
  const { clientSecret, sessionSecret } = board?.signIn ?? {}
  const known = [
    ...secrets,
    JSON.stringify(privateKey).slice(1, -1),
    ...[clientSecret, sessionSecret].filter((secret) => secret !== undefined),
  ]
  const options = { level: logLevel, hooks: { streamWrite: (line: string) => blot(line, known) } }
  return pino(options, destination)
}

const blotted = '[blotted out]'

function blot(line: string, known: readonly string[]): string {
  const withoutKnown = known.reduce((text, secret) => text.replaceAll(secret, blotted), line)
  return secretForms.reduce((text, form) => text.replace(form, blotted), withoutKnown)
}
