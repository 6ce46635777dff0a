import type { AnyScaffoldOptions } from './onboard-options.ts'
import { runOnboard } from './onboard-run.ts'
import { runScaffold } from './scaffold-run.ts'
import { UsageError } from './usage-error.ts'

/** Scaffolds into any target; the documentation of kluster.ai has a door of its own. Throws a `UsageError` for options that do not go together. */
export async function runAnyScaffold(
  proposal: string | undefined,
  options: AnyScaffoldOptions,
): Promise<number> {
  const { model: models = [], dryRun, ...rest } = options
  if (dryRun && options.write)
    throw new UsageError('`--dry-run` writes nothing: leave out `--write`')
  if (options.target === 'kluster-docs') return await runOnboard(proposal, options)
  const foreign = foreignOption(options)
  if (foreign !== undefined)
    throw new UsageError(`\`${foreign}\` is for \`--target kluster-docs\` alone`)
  const [model, ...others] = models
  if (others.length > 0) throw new UsageError('Name one model with `--model`')
  return await runScaffold(proposal, { ...rest, ...(model === undefined ? {} : { model }) })
}

function foreignOption(options: AnyScaffoldOptions): string | undefined {
  const given: readonly (readonly [string, unknown])[] = [
    ['--models', options.models],
    ['--skip-snippets', options.skipSnippets],
    ['--snippets-only', options.snippetsOnly],
    ['--alias', options.alias],
    ['--label', options.label],
  ]
  return given.find(([, value]) => value !== undefined)?.[0]
}
