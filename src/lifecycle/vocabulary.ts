import { remembered } from '../diagnostics/remembered.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import { statusesOf } from '../proposal/template.ts'
import type { FileAt, Snapshot } from './snapshot.ts'

/** What a status line can say as far as Usher moves it, in order. */
export const statuses = ['provisional', 'ready', 'integrated'] as const
export type Status = (typeof statuses)[number]

/** The word for each status; `undefined` where the template has other words and none for this. */
export type Vocabulary = Readonly<Record<Status, string | undefined>>

/** The words where neither configuration nor a template says others. */
export const defaultWords: Readonly<Record<Status, string>> = {
  provisional: 'provisional',
  ready: 'ready to integrate',
  integrated: 'integrated',
}

/**
 * The words of the status line: as configured, else those of the template's own line. Its words are
 * known by their name, and where it has exactly three, by their place; without a line, or with one
 * that offers no choice, the three words of KAITO's template stand.
 */
export function vocabularyOf({
  config,
  template,
}: Pick<Snapshot, 'config' | 'template'>): Vocabulary {
  const own = template === undefined ? [] : choices(template)
  const word = (status: Status): string | undefined =>
    config.status.words[status] ?? wordIn(own, status)
  return {
    provisional: word('provisional'),
    ready: word('ready'),
    integrated: word('integrated'),
  }
}

function wordIn(own: readonly string[], status: Status): string | undefined {
  if (own.length === 0) return defaultWords[status]
  const named = own.find((one) => plain(one) === plain(defaultWords[status]))
  const placed = own.length === statuses.length ? own[statuses.indexOf(status)] : undefined
  return named ?? placed
}

const plain = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]+/g, ' ')

/** Every round asks about the same template; it is read once. */
const choices = remembered(({ path, text }: FileAt) => statusesOf(parseTemplate(path, text)))

/** Which status a word of the status line stands for; `undefined` for any other, which is a person's and respected. */
export function statusIn(vocabulary: Vocabulary, word: string | null): Status | undefined {
  return word === null ? undefined : statuses.find((status) => vocabulary[status] === word)
}

/** How a status is called where it is shown, whether or not the template has a word for it. */
export function shownAs(vocabulary: Vocabulary, status: Status): string {
  return vocabulary[status] ?? defaultWords[status]
}

/** Whether one status comes after another. */
export function isBeyond(one: Status, other: Status): boolean {
  return statuses.indexOf(one) > statuses.indexOf(other)
}
