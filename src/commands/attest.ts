import type { CommandSpec } from './command.ts'

/** Records a maintainer's word that a gate holds. */
export const attest: CommandSpec = {
  name: 'attest',
  usage: '/attest <gate> <url>',
  summary: 'State that a gate holds, with a link to what shows it.',
  who: 'maintainer',
  when: ['open', 'merged'],
  needs: 2,
  gates: ['validated', 'published'],
  examples: ['/attest validated https://ci.example.org/runs/7'],
}
