import type { CommandSpec } from './command.ts'

/** Looks over the whole repository again; asked in the audit issue and nowhere else. */
export const audit: CommandSpec = {
  name: 'audit',
  usage: '/audit [fix]',
  summary:
    'In the audit issue: look over all proposals again; with `fix`, open the pull request with every certain repair.',
  who: 'maintainer',
  when: [],
  needs: 0,
  examples: ['/audit', '/audit fix'],
}
