import type { CommandSpec } from './command.ts'

/** Takes a standing approval back. */
export const unapprove: CommandSpec = {
  name: 'unapprove',
  usage: '/unapprove',
  summary: 'Take the approval back.',
  who: 'maintainer',
  examples: ['/unapprove'],
}
