import { text } from 'node:stream/consumers'
import { keysOfEvent } from '../github/keys-of-event.ts'
import { renderKey } from '../reconcile/key.ts'
import { documentAt } from './documents.ts'
import { formatOf } from './format.ts'
import type { ReplayOptions } from './replay.ts'
import { UsageError } from './usage-error.ts'

/** Writes the keys and requests a payload leads to. Throws a `UsageError` where it is no payload. */
export async function runReplay(file: string, options: ReplayOptions): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  const body = file === '-' ? await text(process.stdin) : (await documentAt(file)).text
  const heard = keysOfEvent(options.event, payloadIn(body, file), options.bot)
  const keys = heard.keys.map((key) => renderKey(key))
  const requests = heard.requests.map(({ kind, actor, pull, head }) => ({
    kind,
    actor,
    pull,
    head,
  }))
  if (format === 'json') {
    process.stdout.write(`${JSON.stringify({ keys, requests }, undefined, 2)}\n`)
    return 0
  }
  const lines = [
    ...keys.map((key) => `look at ${key}`),
    ...requests.map(({ kind, actor, pull }) => `remember ${kind} by ${actor} on #${pull}`),
  ]
  process.stdout.write(
    lines.length === 0 ? 'It is about nothing of ours.\n' : `${lines.join('\n')}\n`,
  )
  return 0
}

function payloadIn(body: string, file: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new UsageError(`Could not read \`${file}\`: it is no JSON`)
  }
}
