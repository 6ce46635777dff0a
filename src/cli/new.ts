import { Command } from 'commander'
import type { NewOptions } from './new-run.ts'

/** `usher new`: a proposal drafted from what is known about a model. */
export function newCommand(): Command {
  return new Command('new')
    .summary('draft a proposal for a model')
    .description(
      "Drafts a proposal for a model from the repository's own template. Facts come from Hugging Face, from a saved answer, or from the options here, which outrank both. What only a person knows is marked TODO.",
    )
    .argument('<model>', 'the model, as org/name')
    .option('--out <dir>', 'write the proposal into this folder')
    .option('--template <file>', 'copy this template')
    .option('--facts <file>', "a saved answer of Hugging Face's models API, instead of asking")
    .option('--config <file>', "the model's config.json, instead of asking")
    .option('--hub <url>', 'ask here instead of huggingface.co')
    .option('--offline', 'ask nobody')
    .option('--revision <commit>', 'the full commit')
    .option('--licence <name>', 'the licence of the weights')
    .option('--family <name>', 'the family the model belongs to')
    .option('--type <task>', 'the task, as text-generation')
    .option('--storage <size>', 'disk space, as 30GB')
    .option('--gpus <count>', 'smallest number of GPUs')
    .option('--gpu-memory <size>', 'memory of all GPUs together, as 40GB')
    .option('--per-gpu-memory <size>', 'memory of each GPU, as 40GB')
    .option('--runtime <names>', 'what serves it')
    .option('--distributed <answer>', 'True or False')
    .option('--precision <type>', 'as BF16')
    .option('--author <login...>', 'who proposes it')
    .option('--reviewer <login...>', 'who reviews it')
    .addHelpText(
      'after',
      `
Examples:
  $ usher new microsoft/phi-4 --out docs/proposals
  $ usher new microsoft/phi-4 --offline --licence MIT --storage 30GB
  $ usher new microsoft/phi-4 --facts phi-4.json --author @ada

A file that is already there is never written over.`,
    )
    .action(async (model: string, options: NewOptions) => {
      const { runNew } = await import('./new-run.ts')
      process.exitCode = await runNew(model, options)
    })
}
