import type { Command } from 'commander'
import type { ScaffoldOptions } from './scaffold-run.ts'

/** What can be said to `usher scaffold` for the target `kluster-docs` alone. */
export interface OnboardOptions {
  readonly models?: string
  readonly skipSnippets?: true
  readonly snippetsOnly?: true
  readonly alias?: readonly string[]
  readonly label?: readonly string[]
}

/** Everything `usher scaffold` is told; `model` may be named several times. */
export type AnyScaffoldOptions = Omit<ScaffoldOptions, 'model'> &
  OnboardOptions & { readonly model?: readonly string[]; readonly dryRun?: true }

/** Adds the options of `kluster-docs`. */
export function withOnboardOptions(command: Command): Command {
  return command
    .option('--models <file|url>', 'kluster-docs: the models of a file or of a models API')
    .option('--skip-snippets', 'kluster-docs: the rows of tables only')
    .option('--snippets-only', 'kluster-docs: the snippets and their dropdown entries only')
    .option(
      '--alias <org/name=slug>',
      'kluster-docs: what a model is called in file names; may be repeated',
      gathered,
    )
    .option(
      '--label <org/name=text>',
      'kluster-docs: what a model is called on pages; may be repeated',
      gathered,
    )
    .option('--dry-run', 'show and write nothing, as without --write')
}

/** An option that may be said several times. */
export function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
