import type { CommandSpec } from './command.ts'

/** Asks for one more validation run. */
export const validate: CommandSpec = {
  name: 'validate',
  usage: '/validate',
  summary: 'Run the validation workflow again, whatever came of it before.',
  who: 'maintainer',
  when: ['merged'],
  needs: 0,
  examples: ['/validate'],
}
