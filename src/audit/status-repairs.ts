import { isPageStatus, listing } from './listing.ts'
import type { Picture, Subject } from './picture.ts'
import type { Repair } from './repair.ts'

const steps = { 'ready to integrate': 'start', integrated: 'complete' } as const

/** The lines of the history that a status stands for, as the template words them. */
export function stepOf(
  { template }: Pick<Subject, 'template'>,
  status: keyof typeof steps,
): string {
  const words = { start: 'Start model integration.', complete: 'Complete model support.' } as const
  const step = steps[status]
  return template?.history.find((line) => line.toLowerCase().startsWith(step)) ?? words[step]
}

/**
 * The edits that move a status: the status line, `last-updated`, the boxes of the history, and the
 * entry on the index page.
 */
export function statusRepairs(
  picture: Picture,
  subject: Subject,
  status: keyof typeof steps,
): readonly Repair[] {
  const { path, history } = subject.proposal
  const day = picture.today
  const tick = (text: string): Repair => ({ do: 'tick', path, text, day })
  const start = stepOf(subject, 'ready to integrate')
  const hasStart = history.some(({ text }) => sameStep(text, start))
  const index = isPageStatus(picture, status) ? listing(picture, subject, status) : undefined
  return [
    { do: 'status', path, status },
    ...(status === 'ready to integrate' || hasStart ? [tick(start)] : []),
    ...(status === 'integrated' ? [tick(stepOf(subject, 'integrated'))] : []),
    { do: 'touch', path, day },
    ...(index === undefined ? [] : [index]),
  ]
}

/** Whether two lines of a history are about the same step. */
export function sameStep(one: string, other: string): boolean {
  const plain = (text: string): string =>
    text
      .trim()
      .replace(/[ .]+$/, '')
      .toLowerCase()
  return plain(one) === plain(other)
}
