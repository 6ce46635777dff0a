import type { CommandSpec } from './command.ts'

/** Shows what speaks for and against each gate. */
export const why: CommandSpec = {
  name: 'why',
  usage: '/why [gate]',
  summary: 'Show the evidence behind every gate, or behind one.',
  who: 'anyone',
  when: ['open', 'merged', 'closed'],
  needs: 0,
  examples: ['/why', '/why validated'],
}
