import type { Card } from '../../src/lifecycle/card.ts'

/** What a look at a proposal that waits for its approval leaves behind. */
export function cardOf(given: Partial<Card> = {}): Card {
  return {
    repository: '1',
    file: '20260105-phi-4.md',
    path: 'docs/proposals/20260105-phi-4.md',
    title: 'Support phi-4',
    model: 'microsoft/phi-4',
    author: 'rin',
    home: { number: 7, state: 'open' },
    status: 'provisional',
    stage: 'proposed',
    stages: ['proposed', 'approved', 'accepted', 'registered', 'validated', 'ready', 'integrated'],
    since: new Date('2026-05-20T09:00:00Z'),
    turn: { who: 'maintainer', gate: 'approved', since: new Date('2026-05-20T09:00:00Z') },
    next: 'Needs `/approve` from a maintainer.',
    remarks: [],
    gates: [],
    findings: [],
    pulls: [],
    seenAt: new Date('2026-06-01T00:00:00Z'),
    ...given,
  }
}
