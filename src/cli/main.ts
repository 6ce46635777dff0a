import { type Command, CommanderError, program } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { failureOf } from './failure.ts'

/**
 * Every subcommand of `usher`, in the order `--help` shows them. A command is one file here and one
 * line in this list. Only the one that is asked for is loaded, so that it starts fast; what it does
 * is imported when it runs.
 */
const subcommands: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['lint', async () => (await import('./lint.ts')).lintCommand()],
  ['read', async () => (await import('./read.ts')).readCommand()],
  ['rules', async () => (await import('./rules.ts')).rulesCommand()],
  ['template', async () => (await import('./template.ts')).templateCommand()],
  ['new', async () => (await import('./new.ts')).newCommand()],
  ['scaffold', async () => (await import('./scaffold.ts')).scaffoldCommand()],
  ['inspect', async () => (await import('./inspect.ts')).inspectCommand()],
  ['audit', async () => (await import('./audit.ts')).auditCommand()],
  ['index', async () => (await import('./index.ts')).indexCommand()],
  ['config', async () => (await import('./config.ts')).configCommand()],
  ['facts', async () => (await import('./facts.ts')).factsCommand()],
  ['why', async () => (await import('./why.ts')).whyCommand()],
  ['commands', async () => (await import('./commands.ts')).commandsCommand()],
  ['replay', async () => (await import('./replay.ts')).replayCommand()],
  ['demo', async () => (await import('./demo.ts')).demoCommand()],
  ['sandbox', async () => (await import('./sandbox.ts')).sandboxCommand()],
  ['board', async () => (await import('./board.ts')).boardCommand()],
  ['doctor', async () => (await import('./doctor.ts')).doctorCommand()],
  ['serve', async () => (await import('./serve.ts')).serveCommand()],
])

program
  .name('usher')
  .description('Walks a model proposal from provisional to integrated.')
  .version(packageFile.version)
  .configureOutput({ outputError: (text, write) => write(`usher: ${oneLine(text)}\n`) })
  .exitOverride()
  .addHelpText(
    'after',
    `
Examples:
  $ usher lint docs/proposals                      every problem in a folder of proposals
  $ usher lint 20260131-phi-4.md --format json     the same for machines
  $ usher read 20260131-phi-4.md                   what a proposal asks for, as Usher reads it

Exit codes: 0 all is well, 1 something is to be corrected, 2 wrong usage, 3 the outside did not answer.`,
  )

const asked = subcommands.get(process.argv[2] ?? '')
for (const subcommand of asked === undefined ? subcommands.values() : [asked]) {
  program.addCommand((await subcommand()).copyInheritedSettings(program))
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit()
    throw error
  })
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    const { exitCode, message } = failureOf(error, process.env.DEBUG !== undefined)
    process.stderr.write(message)
    process.exitCode = exitCode
  }
}

function oneLine(text: string): string {
  return text
    .trim()
    .replace(/^error: /, '')
    .replaceAll(/\s+/g, ' ')
}
