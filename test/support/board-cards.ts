import type { BoardRepository } from '../../src/lifecycle/board-repository.ts'
import type { Card } from '../../src/lifecycle/card.ts'

/** A card of a proposal that waits for approval, in repository 5. */
export function cardLike(given: Partial<Card> = {}): Card {
  return {
    repository: '5',
    file: '20260105-phi-4.md',
    path: 'docs/proposals/20260105-phi-4.md',
    title: 'Proposal for microsoft/phi-4',
    model: 'microsoft/phi-4',
    author: 'rin',
    home: { number: 1, state: 'open', openedAt: new Date('2026-01-05T09:00:00Z') },
    status: 'provisional',
    stage: 'proposed',
    stages: ['proposed', 'approved', 'accepted'],
    since: new Date('2026-01-05T09:00:00Z'),
    turn: { who: 'maintainer', gate: 'approved', since: new Date('2026-01-05T09:00:00Z') },
    next: 'Needs `/approve` from a maintainer.',
    remarks: [],
    gates: [{ name: 'approved', is: 'missing', says: 'Needs `/approve`.', evidence: [] }],
    findings: [],
    pulls: [],
    seenAt: new Date('2026-01-05T09:00:00Z'),
    ...given,
  }
}

/** kaito-project/kaito as the board knows it: public, with a process of three stages. */
export function repositoryLike(
  given: Partial<BoardRepository> = {},
): Omit<BoardRepository, 'seenAt'> {
  return {
    id: '5',
    owner: 'kaito-project',
    name: 'kaito',
    isPrivate: false,
    practice: {
      process: 'documents',
      enabled: true,
      dryRun: false,
      approvals: { count: 2, own: false },
      maintainers: { roles: ['admin'], teams: ['reviewers'] },
      stages: ['proposed', 'approved', 'accepted'],
      required: [],
      pushes: false,
    },
    ...given,
  }
}
