import { Command } from 'commander'

/** `usher template`: what a template asks for, and what changing it would cost. */
export function templateCommand(): Command {
  const command = new Command('template')
    .summary('show what a template asks for, and what changing it would cost')
    .description('Shows what a template asks for, and what changing it would cost.')
  command
    .command('explain')
    .summary('say in words what a template asks for')
    .description('Says in words what a Markdown template asks for.')
    .argument('<file>', 'a template')
    .option('--format <format>', 'text for people, json for machines', 'text')
    .action(async (file: string, options: { readonly format: string }) => {
      const { runExplain } = await import('./template-run.ts')
      process.exitCode = await runExplain(file, options)
    })
  command
    .command('diff')
    .summary('say which documents a new template would newly fail')
    .description('Says which documents would newly fail when a template is replaced by another.')
    .argument('<old>', 'the template in force')
    .argument('<new>', 'the template to come')
    .requiredOption('--proposals <dir>', 'the documents, a file or a folder')
    .option('--format <format>', 'text for people, json for machines', 'text')
    .addHelpText('after', examples)
    .action(async (before: string, after: string, options: DiffOptions) => {
      const { runDiff } = await import('./template-run.ts')
      process.exitCode = await runDiff({ before, after }, options)
    })
  return command.addHelpText('after', examples)
}

interface DiffOptions {
  readonly proposals: string
  readonly format: string
}

const examples = `
Examples:
  $ usher template explain docs/proposals/YYYYMMDD-model-template.md
  $ usher template diff old.md new.md --proposals docs/proposals

\`diff\` exits 1 where a document would newly fail.`
