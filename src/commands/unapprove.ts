import type { CommandSpec } from './command.ts'

/** Takes a standing approval back. */
export const unapprove: CommandSpec = {
  name: 'unapprove',
  usage: '/unapprove',
  summary: 'Take the approval back.',
  who: 'maintainer',
  when: ['open'],
  needs: 0,
  examples: ['/unapprove'],
}
