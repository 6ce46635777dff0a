import { Command } from 'commander'

/** `usher lint`: every problem in proposals, at its place. */
export function lintCommand(): Command {
  return new Command('lint')
    .summary('find every problem in proposals, at its place')
    .description(
      'Finds every problem in proposals, at its place.\n\nA folder stands for all Markdown files below it. The template beside a proposal says what it must contain.',
    )
    .argument('[path...]', 'proposals, or folders of them', ['.'])
    .option('--template <file>', 'hold every proposal to this template')
    .option(
      '--format <format>',
      'text for people; json, sarif, github or junit for machines',
      'text',
    )
    .addHelpText(
      'after',
      `
Examples:
  $ usher lint docs/proposals
  $ usher lint 20260131-phi-4.md --template docs/proposals/YYYYMMDD-model-template.md
  $ usher lint docs/proposals --format json | jq .summary
  $ usher lint docs/proposals --format sarif > usher.sarif`,
    )
    .action(async (paths: readonly string[], options: Options) => {
      const { runLint } = await import('./lint-run.ts')
      process.exitCode = await runLint(paths, options)
    })
}

interface Options {
  readonly template?: string
  readonly format: string
}
