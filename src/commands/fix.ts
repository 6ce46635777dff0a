import type { CommandSpec } from './command.ts'

/** Mends what can be mended for certain. */
export const fix: CommandSpec = {
  name: 'fix',
  usage: '/fix',
  summary: 'Commit every correction that is certain to the branch of the pull request.',
  who: 'author',
  when: ['open'],
  needs: 0,
  examples: ['/fix'],
}
