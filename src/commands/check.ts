import type { CommandSpec } from './command.ts'

/** Judges the proposal once more. */
export const check: CommandSpec = {
  name: 'check',
  usage: '/check',
  summary: 'Check the proposal again and show a fresh check run.',
  who: 'author',
  when: ['open'],
  needs: 0,
  examples: ['/check'],
}
