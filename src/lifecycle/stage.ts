import { type GateName, type Gates, isPassed } from './gate.ts'

/** The furthest point of the process whose own conditions are met; finer than the status. */
export type Stage =
  | 'proposed'
  | 'approved'
  | 'accepted'
  | 'registered'
  | 'validated'
  | 'ready'
  | 'integrated'

/** The words of the status line that Usher moves between, in order. */
export const statuses = ['provisional', 'ready to integrate', 'integrated'] as const
export type Status = (typeof statuses)[number]

/**
 * Where a proposal stands. The order of the questions is the policy (DESIGN section 5): integrated
 * first, so that a model that shipped years ago is integrated whatever became of its runs.
 */
export function stageOf(gates: Gates): Stage {
  const holds = (...names: readonly GateName[]): boolean =>
    names.every((name) => isPassed(gates.get(name)))

  if (holds('accepted', 'integrated')) return 'integrated'
  if (holds('accepted', 'validated', 'published')) return 'ready'
  if (holds('accepted', 'validated')) return 'validated'
  if (holds('accepted', 'registered')) return 'registered'
  if (holds('accepted')) return 'accepted'
  if (holds('approved')) return 'approved'
  return 'proposed'
}

/** The status a stage deserves. */
export function statusOf(stage: Stage): Status {
  switch (stage) {
    case 'integrated':
      return 'integrated'
    case 'ready':
      return 'ready to integrate'
    case 'proposed':
    case 'approved':
    case 'accepted':
    case 'registered':
    case 'validated':
      return 'provisional'
  }
}

/** Whether a word of the status line is one that Usher moves; any other is a person's, and respected. */
export function isStatus(word: string | null): word is Status {
  return statuses.some((status) => status === word)
}
