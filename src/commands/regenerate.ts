import type { CommandSpec } from './command.ts'

/** Brings the follow-up pull requests up to date. */
export const regenerate: CommandSpec = {
  name: 'regenerate',
  usage: '/regenerate',
  summary: 'Write the open follow-up pull requests anew on the present default branch.',
  who: 'maintainer',
  when: ['merged'],
  needs: 0,
  examples: ['/regenerate'],
}
