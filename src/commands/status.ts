import type { CommandSpec } from './command.ts'

/** Says where the proposal stands. */
export const status: CommandSpec = {
  name: 'status',
  usage: '/status',
  summary: 'Say in one sentence where the proposal stands and who has to act.',
  who: 'anyone',
  when: ['open', 'merged', 'closed'],
  needs: 0,
  examples: ['/status'],
}
