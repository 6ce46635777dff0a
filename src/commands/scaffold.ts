import type { CommandSpec } from './command.ts'

/** Asks for the follow-up pull requests again. */
export const scaffold: CommandSpec = {
  name: 'scaffold',
  usage: '/scaffold',
  summary: 'Open the follow-up pull requests that are due, also those a person closed.',
  who: 'maintainer',
  when: ['merged'],
  needs: 0,
  examples: ['/scaffold'],
}
