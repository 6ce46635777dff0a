import type { CommandSpec } from './command.ts'

/** Brings the follow-up pull requests up to date, also where a person has committed to them. */
export const regenerate: CommandSpec = {
  name: 'regenerate',
  usage: '/regenerate [path]',
  summary:
    'Write the open follow-up pull requests, or one file of them, anew; where a person has committed, merge into their work.',
  who: 'maintainer',
  when: ['merged'],
  needs: 0,
  examples: ['/regenerate', '/regenerate presets/workspace/models/phi4/model.go'],
}
