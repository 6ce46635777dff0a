import { digestOf } from './digest.ts'

/** What a workflow is dispatched for. */
export type Purpose = 'validate' | 'publish'

export const purposes: readonly Purpose[] = ['validate', 'publish']

/** Which head of which proposal a workflow is started for, and the how-manieth try it is. */
export interface Dispatch {
  readonly purpose: Purpose
  readonly repository: string
  readonly file: string
  readonly head: string
  readonly attempt: number
}

/** One head is dispatched at most this often, whoever asks. */
export const maximumAttempts = 9

/** A dispatch whose answer got lost is tried again until there were this many. */
export const lostTries = 3

/** The outcome of a dispatch GitHub took without naming the run. */
export const unnamedOutcome = 'dispatched'

/** The outcome of a dispatch that GitHub refused with an HTTP status; trying again would not help. */
export function refusedOutcome(status: number | undefined): string {
  return status === undefined ? 'refused' : `refused:${status}`
}

/** The HTTP status a dispatch was refused with, 0 where it is not known; `undefined` for any other outcome. */
export function refusalOf(outcome: string | undefined): number | undefined {
  const found = /^refused(?::(?<status>\d{3}))?$/.exec(outcome ?? '')
  return found === null ? undefined : Number(found.groups?.status ?? 0)
}

/** The id of the run a dispatch made, where GitHub named it. */
export function runIdOf(outcome: string | undefined): string | undefined {
  return outcome !== undefined && /^\d+$/.test(outcome) ? outcome : undefined
}

/** The id under which a dispatch is written down before it is made. */
export function intentOf({ purpose, repository, file, head, attempt }: Dispatch): string {
  return `${purpose}:${repository}/${file}:${head}:${attempt}`
}

/** What the intents of one proposal begin with, all heads and attempts. */
export function intentPrefix(purpose: Purpose, repository: string, file: string): string {
  return `${purpose}:${repository}/${file}:`
}

/**
 * The word that ties a run to what it is for: it is sent as an input and shown in the run's name.
 *
 * It follows from the dispatch alone, so a run is found again when our own record of it is lost.
 */
export function nonceOf(dispatch: Dispatch): string {
  return digestOf([intentOf(dispatch)]).slice(0, 20)
}

/** The nonces of every attempt at one head, first attempt first. */
export function noncesOf(dispatch: Omit<Dispatch, 'attempt'>): readonly string[] {
  const attempts = Array.from({ length: maximumAttempts }, (_, index) => index + 1)
  return attempts.map((attempt) => nonceOf({ ...dispatch, attempt }))
}
