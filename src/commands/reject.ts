import type { CommandSpec } from './command.ts'

/** Rejects the proposal until somebody reopens it. */
export const reject: CommandSpec = {
  name: 'reject',
  usage: '/reject <reason>',
  summary: 'Reject the proposal; no approval counts while that stands.',
  who: 'maintainer',
  when: ['open'],
  needs: 1,
  examples: ['/reject the licence forbids serving it'],
}
