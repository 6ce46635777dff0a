import type { CommandSpec } from './command.ts'

/** Records that a gate need not hold. */
export const waive: CommandSpec = {
  name: 'waive',
  usage: '/waive <gate> <reason>',
  summary: 'State that a gate need not hold, and why.',
  who: 'maintainer',
  when: ['open', 'merged'],
  needs: 2,
  gates: ['validated', 'published'],
  examples: ['/waive published the image is built at run time'],
}
