import type { CommandSpec } from './command.ts'

/** Asks for one more push of the image. */
export const publish: CommandSpec = {
  name: 'publish',
  usage: '/publish',
  summary: 'Run the push workflow again, whatever came of it before.',
  who: 'maintainer',
  when: ['merged'],
  needs: 0,
  examples: ['/publish'],
}
