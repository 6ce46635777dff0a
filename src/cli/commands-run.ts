import { text } from 'node:stream/consumers'
import { commandMeant, commandNamed, commands } from '../commands/commands.ts'
import { type ParsedCommands, parseCommands } from '../commands/parse-commands.ts'
import { documentAt } from './documents.ts'
import { formatOf } from './format.ts'
import { paintFor } from './paint.ts'

/** Writes the commands there are, or those found in a text. Throws a `UsageError` where it cannot be read. */
export async function runCommands(options: {
  readonly format: string
  readonly parse?: string
}): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  if (options.parse === undefined) {
    process.stdout.write(format === 'json' ? jsonOf({ commands }) : renderList())
    return 0
  }
  const body =
    options.parse === '-' ? await text(process.stdin) : (await documentAt(options.parse)).text
  const found = parseCommands(body)
  process.stdout.write(format === 'json' ? jsonOf(found) : renderFound(found))
  return 0
}

function jsonOf(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

function renderList(): string {
  const paint = paintFor(process.stdout)
  const width = Math.max(...commands.map(({ usage }) => usage.length))
  const whom = Math.max(...commands.map(({ who }) => who.length))
  return commands
    .map(
      ({ usage, who, summary }) =>
        `${paint('strong', usage.padEnd(width))}  ${who.padEnd(whom)}  ${summary}\n`,
    )
    .join('')
}

function renderFound({ commands: found, hints }: ParsedCommands): string {
  const lines = found.map(({ name, args, line }) => {
    const given = [`/${name}`, ...args].join(' ')
    return `line ${line}: ${given}${commandNamed(name) === undefined ? unknown(name) : ''}`
  })
  const notes = hints.map(({ line, text: hint }) => `line ${line}: ${hint}`)
  const all = [...lines, ...notes]
  return all.length === 0 ? 'There is no command in it.\n' : `${all.join('\n')}\n`
}

function unknown(name: string): string {
  const meant = commandMeant(name)
  return meant === undefined
    ? ', which is no command'
    : `, which is no command; \`/${meant.name}\` is`
}
