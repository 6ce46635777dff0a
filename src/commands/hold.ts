import type { CommandSpec } from './command.ts'

/** Stops pull requests and workflow runs of ours for a while. */
export const hold: CommandSpec = {
  name: 'hold',
  usage: '/hold <reason>',
  summary: 'Start nothing new for this proposal until `/unhold`.',
  who: 'maintainer',
  when: ['open', 'merged'],
  needs: 1,
  examples: ['/hold waiting for the new runtime'],
}
