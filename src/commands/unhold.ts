import type { CommandSpec } from './command.ts'

/** Lifts a hold. */
export const unhold: CommandSpec = {
  name: 'unhold',
  usage: '/unhold',
  summary: 'Go on where `/hold` stopped.',
  who: 'maintainer',
  when: ['open', 'merged'],
  needs: 0,
  examples: ['/unhold'],
}
