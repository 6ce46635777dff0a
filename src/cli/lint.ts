import { Command } from 'commander'
import type { LintOptions } from './lint-run.ts'

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
    .option('--fix', 'make every certain fix in the files themselves')
    .option('--baseline <file>', 'list what this file knows, and fail only on what is new')
    .option('--update-baseline', 'write what is found now to the baseline (usher-baseline.json)')
    .option('--facts <path>', 'compare claims with saved facts: a file, or a folder of them')
    .option('--explain <rule>', 'lint nothing, and show the page of a rule')
    .option('--config <file>', 'use this instead of the nearest .github/usher.yml')
    .addHelpText(
      'after',
      `
Examples:
  $ usher lint docs/proposals
  $ usher lint 20260131-phi-4.md --template docs/proposals/YYYYMMDD-model-template.md
  $ usher lint docs/proposals --format json | jq .summary
  $ usher lint --explain section-required
  $ usher lint docs/proposals --format sarif > usher.sarif
  $ usher lint docs/proposals --facts saved-facts`,
    )
    .action(
      async (paths: readonly string[], options: LintOptions & { readonly explain?: string }) => {
        if (options.explain !== undefined) {
          const { runRules } = await import('./rules-run.ts')
          process.exitCode = runRules(options.explain, { format: 'text' })
          return
        }
        const { runLint } = await import('./lint-run.ts')
        process.exitCode = await runLint(paths, options)
      },
    )
}
