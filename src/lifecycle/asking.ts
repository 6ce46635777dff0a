/** What we ask of a person on one of our pull requests: to take care of it, or to review it. */
export type AskKind = 'assign' | 'review'

/** Whom we ask for what, where. */
export interface Ask {
  readonly repository: string
  readonly file: string
  readonly number: number
  readonly kind: AskKind
  /** A login, or `org/team`. */
  readonly who: string
}

/** What became of it: the person was asked, or GitHub would not. */
export const askOutcomes = { asked: 'asked', refused: 'refused' } as const

/** The id under which it is written down that somebody was asked, so that nobody is asked twice. */
export function askOf({ repository, file, number, kind, who }: Ask): string {
  return `${askPrefix(repository, file)}${number}:${kind}:${who}`
}

/** What the asks about one proposal begin with. */
export function askPrefix(repository: string, file: string): string {
  return `ask:${repository}/${file}:`
}
