import type { CommandSpec } from './command.ts'

/** Lifts a rejection. */
export const reopen: CommandSpec = {
  name: 'reopen',
  usage: '/reopen',
  summary: 'Take a rejection back; the proposal needs a new approval.',
  who: 'maintainer',
  when: ['open'],
  needs: 0,
  examples: ['/reopen'],
}
