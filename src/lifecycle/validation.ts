import { digestOf } from './digest.ts'

/** Which head of which proposal is validated, and the how-manieth try it is. */
export interface Validation {
  readonly repository: string
  readonly file: string
  readonly head: string
  readonly attempt: number
}

/** The outcome of an intent that GitHub refused; trying again would not help. */
export const refusedOutcome = 'refused'

/** A dispatch whose answer got lost is tried again at most this often. */
export const maximumAttempts = 3

/** The id under which a dispatch is written down before it is made. */
export function intentOf({ repository, file, head, attempt }: Validation): string {
  return `validate:${repository}/${file}:${head}:${attempt}`
}

/** What the intents of one proposal begin with, all heads and attempts. */
export function intentPrefix(repository: string, file: string): string {
  return `validate:${repository}/${file}:`
}

/**
 * The word that ties a run to what it validates: it is sent as an input and shown in the run's name.
 *
 * It follows from the validation alone, so a run is found again when our own record of it is lost.
 */
export function nonceOf(validation: Validation): string {
  return digestOf([intentOf(validation)]).slice(0, 20)
}

/** The nonces of every attempt at one head. */
export function noncesOf(validation: Omit<Validation, 'attempt'>): readonly string[] {
  const attempts = Array.from({ length: maximumAttempts }, (_, index) => index + 1)
  return attempts.map((attempt) => nonceOf({ ...validation, attempt }))
}
