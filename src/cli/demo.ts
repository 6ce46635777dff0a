import { Command } from 'commander'
import { paintFor } from './paint.ts'
import { parsePort } from './port.ts'

interface Options {
  readonly once?: true
  readonly verbose?: true
  readonly port: string
}

/** `usher demo`: one proposal's whole life, told step by step, against a GitHub on this machine. */
export function demoCommand(): Command {
  return new Command('demo')
    .description("watch one proposal's whole life, against a GitHub on this machine")
    .option('--once', 'end by itself, without pauses; so it does without a terminal')
    .option('--verbose', 'tell in the end what each chapter asked of GitHub')
    .option('--port <number>', 'port of the GitHub; any free one by default', '0')
    .addHelpText(
      'after',
      `
Nothing outside this machine is asked. On a terminal the GitHub stays up in the end,
so that you can clone the repository and look around.`,
    )
    .action(async (options: Options) => {
      const { runDemo } = await import('./demo/run.ts')
      const stays = options.once === undefined && process.stdout.isTTY
      process.exitCode = await runDemo({
        port: parsePort(options.port),
        stays,
        verbose: options.verbose === true,
        paint: paintFor(process.stdout),
        say: (line) => console.log(line),
      })
    })
}
