import { Command } from 'commander'
import type { IndexOptions } from './index-run.ts'

/** `usher index`: the page that lists proposals by status, kept in line with them. */
export function indexCommand(): Command {
  return new Command('index')
    .summary('keep the page that lists proposals by status in line')
    .description(
      'Compares the page that lists proposals by status with the status of every proposal.\n\nThe proposals are believed, not the page; whether their status is true is what `usher audit` asks. Entries keep their own words, and lists their order.',
    )
    .argument('[file]', 'the page; without one, `proposals.index` of the configuration')
    .option('--repo <dir>', 'the root of the checkout', '.')
    .option('--check', 'exit 1 where the page is not in line')
    .option('--write', 'move and add entries in the page itself')
    .addHelpText(
      'after',
      `
Examples:
  $ usher index                                   what is not in line
  $ usher index --check                           the same in CI
  $ usher index website/docs/proposals.md --write

An entry whose document is gone is listed and never removed: that is for a person to decide.
Exit codes: 0 in line or only shown, 1 not in line (--check), or not all of it could be written
(--write), 2 wrong usage or no such page.`,
    )
    .action(async (file: string | undefined, options: IndexOptions) => {
      const { runIndex } = await import('./index-run.ts')
      process.exitCode = await runIndex(file, options)
    })
}
