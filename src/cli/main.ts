import { type Command, CommanderError, program } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { auditCommand } from './audit.ts'
import { commandsCommand } from './commands.ts'
import { configCommand } from './config.ts'
import { demoCommand } from './demo.ts'
import { factsCommand } from './facts.ts'
import { failureOf } from './failure.ts'
import { indexCommand } from './index.ts'
import { inspectCommand } from './inspect.ts'
import { lintCommand } from './lint.ts'
import { newCommand } from './new.ts'
import { readCommand } from './read.ts'
import { replayCommand } from './replay.ts'
import { rulesCommand } from './rules.ts'
import { sandboxCommand } from './sandbox.ts'
import { scaffoldCommand } from './scaffold.ts'
import { serveCommand } from './serve.ts'
import { templateCommand } from './template.ts'

/**
 * Every subcommand of `usher`, in the order `--help` shows them. A command is one file here and one
 * line in this list; what it does is imported when it runs, so that the others start fast.
 */
const subcommands: readonly (() => Command)[] = [
  lintCommand,
  readCommand,
  rulesCommand,
  templateCommand,
  newCommand,
  scaffoldCommand,
  inspectCommand,
  auditCommand,
  indexCommand,
  configCommand,
  factsCommand,
  commandsCommand,
  replayCommand,
  demoCommand,
  sandboxCommand,
  serveCommand,
]

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

for (const subcommand of subcommands) {
  program.addCommand(subcommand().copyInheritedSettings(program))
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
