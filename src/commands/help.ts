import type { CommandSpec } from './command.ts'

/** Lists the commands there are. */
export const help: CommandSpec = {
  name: 'help',
  usage: '/help',
  summary: 'List the commands there are and who may give them.',
  who: 'anyone',
  when: ['open', 'merged', 'closed'],
  needs: 0,
  examples: ['/help'],
}
