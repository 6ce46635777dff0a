import { Command } from 'commander'

/** `usher read`: what a proposal asks for, as Usher reads it. */
export function readCommand(): Command {
  return new Command('read')
    .summary('show what a proposal asks for, as Usher reads it')
    .description('Shows what a proposal asks for, as Usher reads it. Exits like `usher lint`.')
    .argument('<path>', 'a proposal')
    .option('--template <file>', 'hold the proposal to this template')
    .option('--config <file>', 'use this instead of the nearest .github/usher.yml')
    .option('--format <format>', 'text for people, json for machines', 'text')
    .addHelpText(
      'after',
      `
Examples:
  $ usher read 20260131-phi-4.md
  $ usher read 20260131-phi-4.md --format json | jq .model.repository`,
    )
    .action(async (path: string, options: Options) => {
      const { runRead } = await import('./read-run.ts')
      process.exitCode = await runRead(path, options)
    })
}

interface Options {
  readonly template?: string
  readonly config?: string
  readonly format: string
}
