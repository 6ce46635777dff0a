import { Command } from 'commander'
import type { InspectOptions } from './inspect-run.ts'

/** `usher inspect`: which models a checkout holds, and what each still lacks. */
export function inspectCommand(): Command {
  return new Command('inspect')
    .summary('show which models a checkout holds, and what each lacks')
    .description(
      'Looks at a checkout as it lies there and says of each model whether it is there, whether it is complete, and what is missing. This is the evidence `integrated` rests on. `usher scaffold` writes what is missing.',
    )
    .requiredOption(
      '--target <name>',
      'the kind of repository: kaito-preset, kaito-catalog, kluster-docs, fastllm, recipe:<name>',
    )
    .requiredOption('--repo <dir>', 'the checkout')
    .option(
      '--model <name>',
      'one model, by its name there, as org/name, or (fastllm) an architecture',
    )
    .option('--format <format>', 'text for people, json for machines', 'text')
    .addHelpText(
      'after',
      `
Examples:
  $ usher inspect --target kaito-preset --repo ../kaito
  $ usher inspect --target kaito-preset --repo ../kaito --model phi-4
  $ usher inspect --target kaito-catalog --repo . --format json | jq '.models[] | select(.complete | not)'

Exit codes: 0 everything is complete; 1 a model is not, something is wrong in the tree, or the
repository has another layout; 2 wrong usage or unreadable input.`,
    )
    .action(async (options: InspectOptions) => {
      const { runInspect } = await import('./inspect-run.ts')
      process.exitCode = await runInspect(options)
    })
}
