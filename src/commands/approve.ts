import type { CommandSpec } from './command.ts'

/** Records a maintainer's approval of the proposal as it stands at the present head. */
export const approve: CommandSpec = {
  name: 'approve',
  usage: '/approve [commit]',
  summary: 'Approve the proposal as it stands at the present head, or at the commit named.',
  who: 'maintainer',
  when: ['open'],
  needs: 0,
  examples: ['/approve', '/approve 1a2b3c4'],
}
