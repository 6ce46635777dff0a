import type { ZodType } from 'zod'
import { answeredWithGaps, asking, missing, type Tolerance, tolerating } from './asking.ts'
import type { Octokit } from './octokit.ts'

/** One installation's door to GitHub: every call through it says what it is for. */
export interface Access {
  /** Makes a call; throws `OutsideError` when it fails. */
  ask<T>(purpose: string, call: (octokit: Octokit) => Promise<T>): Promise<T>
  /** The same, with `undefined` for what is not there, or for other failures that are answers. */
  askFor<T>(
    purpose: string,
    call: (octokit: Octokit) => Promise<T>,
    isAnswer?: Tolerance,
  ): Promise<T | undefined>
  /** Asks in GraphQL; what could not be found is `null` in the answer. */
  query<T>(purpose: string, question: Question, answer: ZodType<T>): Promise<T>
}

export interface Question {
  readonly query: string
  readonly variables: Readonly<Record<string, string | number | boolean | null>>
}

/** The door that an Octokit opens. */
export function accessThrough(octokit: Octokit): Access {
  const renew = (): Promise<unknown> => octokit.auth({ type: 'installation', refresh: true })
  return {
    ask: (purpose, call) => asking(purpose, () => call(octokit), renew),
    askFor: (purpose, call, isAnswer = missing) =>
      asking(purpose, () => tolerating(() => call(octokit), isAnswer), renew),
    query: (purpose, { query, variables }, answer) => {
      const call = async (): Promise<unknown> => {
        try {
          return await octokit.graphql<unknown>(query, { ...variables })
        } catch (cause) {
          return answeredWithGaps(cause)
        }
      }
      return asking(purpose, async () => answer.parse(await call()), renew)
    },
  }
}
