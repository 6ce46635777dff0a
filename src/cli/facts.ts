import { Command } from 'commander'
import type { FactsOptions } from './facts-run.ts'

/** `usher facts`: what is known about a model, or what a proposal claims about it. */
export function factsCommand(): Command {
  return new Command('facts')
    .summary('show what is known about a model, or check what a proposal claims')
    .description(
      'Shows what is known about a model: licence, gate, weights, context, memory, disk. For a proposal, sets what it claims beside the facts.\n\nWhat cannot be derived is said to be unknown, with the reason; estimates name their formula.',
    )
    .argument('<model>', 'the model, as org/name, or a proposal')
    .option('--revision <commit>', 'the full commit; the newest without it')
    .option('--hub <url>', 'ask here instead of huggingface.co')
    .option('--config <file>', "the model's config.json, instead of asking for it")
    .option('--offline-dir <dir>', 'ask nobody: read the files of the model in this folder')
    .option('--format <format>', 'text for people, json for machines', 'text')
    .addHelpText(
      'after',
      `
Examples:
  $ usher facts microsoft/phi-4
  $ usher facts microsoft/phi-4 --format json > phi-4.json
  $ usher facts microsoft/phi-4 --offline-dir ./phi-4
  $ usher facts docs/proposals/20260131-phi-4.md

The folder holds any of: config.json or params.json, model.safetensors.index.json, the weights
themselves, and a saved answer of /api/models/ORG/NAME?blobs=true under any name ending in .json.
HF_TOKEN is sent to huggingface.co only; HF_ENDPOINT names a mirror.

Exit codes: 0 the facts are there, 1 a claim contradicts them, 2 there is no such model or file,
3 the Hub did not answer.`,
    )
    .action(async (model: string, options: FactsOptions) => {
      const { runFacts } = await import('./facts-run.ts')
      process.exitCode = await runFacts(model, options)
    })
}
