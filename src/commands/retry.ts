import type { CommandSpec } from './command.ts'

/** Looks for real evidence of a gate once more. */
export const retry: CommandSpec = {
  name: 'retry',
  usage: '/retry <gate>',
  summary: 'Try for the evidence of a gate again; a waiver or attestation of it ends.',
  who: 'maintainer',
  when: ['merged'],
  needs: 1,
  gates: ['validated', 'published'],
  examples: ['/retry validated'],
}
