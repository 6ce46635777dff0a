import { Command } from 'commander'
import { parsePort } from './port.ts'

/** `usher sandbox`: a GitHub on this machine to develop against. */
export function sandboxCommand(): Command {
  return new Command('sandbox')
    .description('serve a GitHub on this machine, to develop against')
    .option('--port <number>', 'port to listen on; any free one by default', '0')
    .option(
      '--webhook-url <url>',
      'where the app gets its webhooks',
      'http://localhost:3000/api/github/webhooks',
    )
    .addHelpText(
      'after',
      `
It prints the addresses, everybody's tokens, and the environment under which
\`usher serve\` speaks to it. git clone and git push work against it.`,
    )
    .action(
      async ({ port, webhookUrl }: { readonly port: string; readonly webhookUrl: string }) => {
        const { runSandbox } = await import('./sandbox-run.ts')
        await runSandbox({ port: parsePort(port), webhookUrl }, (line) => console.log(line))
      },
    )
}
