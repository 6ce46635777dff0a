import { Command } from 'commander'

/** `usher replay`: what the service would look at after a webhook. */
export function replayCommand(): Command {
  return new Command('replay')
    .summary('say what a saved webhook would make the service look at')
    .description(
      'Reads the payload of a webhook, as GitHub shows it under "Recent deliveries", and says which keys it would put into the queue. Nothing is asked of GitHub and nothing is written.',
    )
    .argument('<file>', 'a payload as JSON; `-` reads standard input')
    .requiredOption('--event <name>', 'the event, as in the header X-GitHub-Event: `pull_request`')
    .option('--bot <login>', 'the login of the app, whose own echoes are dropped', 'usher[bot]')
    .option('--format <format>', 'text for people, json for machines', 'text')
    .addHelpText(
      'after',
      `
Examples:
  $ usher replay delivery.json --event pull_request
  $ usher replay - --event check_run --format json < delivery.json`,
    )
    .action(async (file: string, options: ReplayOptions) => {
      const { runReplay } = await import('./replay-run.ts')
      process.exitCode = await runReplay(file, options)
    })
}

/** What `usher replay` was asked for. */
export interface ReplayOptions {
  readonly event: string
  readonly bot: string
  readonly format: string
}
