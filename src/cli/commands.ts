import { Command } from 'commander'

/** `usher commands`: what people may ask for in a comment. */
export function commandsCommand(): Command {
  return new Command('commands')
    .summary('list the slash commands, or find those in a comment')
    .description(
      'Lists the commands people may give in a comment on a pull request. With `--parse`, finds those in a text, exactly as the service reads a comment.',
    )
    .option('--parse <file>', 'find the commands in this file; `-` reads standard input')
    .option('--format <format>', 'text for people, json for machines', 'text')
    .addHelpText(
      'after',
      `
Examples:
  $ usher commands
  $ usher commands --parse comment.md --format json
  $ echo '/approve' | usher commands --parse -`,
    )
    .action(async (options: { readonly format: string; readonly parse?: string }) => {
      const { runCommands } = await import('./commands-run.ts')
      process.exitCode = await runCommands(options)
    })
}
