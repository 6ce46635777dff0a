import { Command } from 'commander'
import { type AnyScaffoldOptions, gathered, withOnboardOptions } from './onboard-options.ts'

/** `usher scaffold`: the files a model needs in a repository, shown as a diff or written into a checkout. */
export function scaffoldCommand(): Command {
  const command = new Command('scaffold')
    .summary('write the files a model needs into a checkout')
    .description(
      'Shows what a proposal, or a model, would change in a checkout, as a diff that `git apply` takes. With `--write` the files are written: all of them or none, never outside the checkout, never through a link.\n\nWhat is there already is left out, so that a second time nothing is left to do. What cannot be derived is listed as left for you.',
    )
    .argument('[proposal]', 'the proposal; or name a model with `--model`')
    .requiredOption(
      '--target <name>',
      'the kind of repository: kaito-preset, kaito-catalog, kluster-docs, fastllm, recipe:<name>',
    )
    .requiredOption('--repo <dir>', 'the checkout')
    .option('--model <org/name>', 'straight from a model, without a proposal', gathered)
    .option('--part <part...>', 'only registration, preset or e2e')
    .option('--facts <path>', 'facts in a file or folder, instead of asking Hugging Face')
    .option('--config <file>', "the model's config.json, instead of asking for it")
    .option('--hub <url>', 'ask here instead of huggingface.co')
    .option('--offline', 'ask nobody')
    .option('--name <name>', 'the name of the model there, instead of the one the rules propose')
    .option('--family <name>', 'the family as people write it, as Phi-4')
    .option('--package <name>', 'the folder or package of the family, as phi4')
    .option('--write', 'write the files')
    .option('--format <format>', 'text for people, json for machines', 'text')
    .addHelpText(
      'after',
      `
Examples:
  $ usher scaffold docs/proposals/20260131-phi-4.md --target kaito-preset --repo ../kaito --offline
  $ usher scaffold 20260131-phi-4.md --target kaito-preset --repo ../kaito --part e2e --write
  $ usher scaffold --model microsoft/phi-4 --target kaito-catalog --repo ../kaito
  $ usher scaffold --model google/gemma-2-9b-it --config config.json --target fastllm --repo . --offline
  $ usher scaffold x.md --target kaito-preset --repo . --offline | git apply --index
  $ usher scaffold --target kluster-docs --repo ../docs --models models.json --model org/name

Targets:
  kaito-preset    KAITO, layout of 2025: model.go, import, registry, tests, README
  kaito-catalog   KAITO today: entry of the catalogue, row of the page; --facts or the network needed
  fastllm         FastLLM: family, dispatch, registry, tests, documentation; --config needed
  kluster-docs    documentation of kluster.ai: snippets, dropdown entries, rows of tables
  recipe:<name>   what the checkout declares in .github/usher/targets/<name>.yml; see docs/recipes.md

--models takes a saved answer of \`GET /v1/models?extended=true\` or its address. Without --model, which
may be repeated, every chat model in it that the documentation lacks is brought in. The four snippets
of a model take the form most of its siblings have.

--facts takes what \`usher facts --format json\` wrote, a saved answer of the models API, or a folder
with the files of the model.

Exit codes: 0 shown, written, or nothing is missing; 1 the repository has another layout, or only
people can go on; 2 wrong usage or unreadable input; 3 Hugging Face or a models API did not answer
and was needed.`,
    )
    .action(async (proposal: string | undefined, options: AnyScaffoldOptions) => {
      const { runAnyScaffold } = await import('./scaffold-any.ts')
      process.exitCode = await runAnyScaffold(proposal, options)
    })
  return withOnboardOptions(command)
}
