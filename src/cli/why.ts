import { Command } from 'commander'

/** `usher why`: the tree behind a proposal's status, as far as a checkout tells. */
export function whyCommand(): Command {
  return new Command('why')
    .summary('show what a status rests on: gates and their evidence')
    .description(
      'Shows the tree behind the status of a proposal: status, stage, gates, evidence. A checkout tells what is written, accepted, registered and complete; approvals, runs and images are on GitHub, where `/why` shows all of it.',
    )
    .argument('<proposal>', 'a proposal, as a path')
    .option('--repo <dir>', 'the checkout it belongs to', '.')
    .option('--format <format>', 'text for people, json for machines', 'text')
    .addHelpText(
      'after',
      `
Examples:
  $ usher why docs/proposals/20260131-phi-4.md
  $ usher why docs/proposals/20260131-phi-4.md --repo ../kaito --format json`,
    )
    .action(async (proposal: string, options: WhyOptions) => {
      const { runWhy } = await import('./why-run.ts')
      process.exitCode = await runWhy(proposal, options)
    })
}

/** What `usher why` was asked for. */
export interface WhyOptions {
  readonly repo: string
  readonly format: string
}
