import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { inProject } from '../in-project.ts'
import { assemble, type Cast } from './cast.ts'
import type { Telling } from './play.ts'
import { play } from './play.ts'
import { stepLines, summaryOf } from './summary.ts'

/** How the demo is run. */
export interface Run extends Pick<Telling, 'say' | 'paint'> {
  readonly port: number
  /** Whether somebody watches: then it takes its time, and stays up until they have seen enough. */
  readonly stays: boolean
  /** Whether the calls of each chapter are told in the end. */
  readonly verbose: boolean
}

const file = '20260105-phi-4.md'
const readingMs = 1200

/** Runs the demo and answers its exit code. */
export async function runDemo({ port, stays, verbose, say, paint }: Run): Promise<number> {
  say(paint('strong', "Usher: one proposal's life, from the pull request to `status: integrated`"))
  say('Starting a GitHub and the service on this machine …')
  const cast = await assemble(port)
  const leave = (): void => void cast.close().finally(() => process.exit(130))
  process.once('SIGINT', leave)
  try {
    say(`GitHub: ${cast.url} (kaito-project/kaito is a miniature of KAITO in mid-2025)`)
    say(`Board:  ${cast.board} (follow it there)`)
    const text = await readFile(inProject(`proposals/${file}`), 'utf8')
    const pause = async (): Promise<void> => {
      if (stays) await setTimeout(readingMs)
    }
    const proposal = { path: `docs/proposals/${file}`, text }
    const told = await play(cast, proposal, { say, paint, pause })
    process.removeListener('SIGINT', leave)
    if (stays) await stay(cast, say)
    const { lines, good } = summaryOf(cast.sandbox, told)
    say('')
    for (const line of verbose ? stepLines(told) : []) say(line)
    for (const line of lines) say(line)
    return good ? 0 : 1
  } finally {
    await cast.close()
  }
}

async function stay({ url, board }: Cast, say: Run['say']): Promise<void> {
  say(`
Everything is still up. Look around:
  ${board}   the board; sign in as ada to see what an operator sees
  git clone ${url}/kaito-project/kaito.git
  git -C kaito log --oneline --graph --all
Ctrl-C ends it.`)
  await once(process, 'SIGINT')
}
