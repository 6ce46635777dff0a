import { type ChildProcess, fork } from 'node:child_process'
import type { Place } from './contract.ts'

/** Another process on the same store. */
export interface Process {
  readonly child: ChildProcess
  /** Sends an order and gives back the answer to it. */
  ask(order: string, of?: string): Promise<unknown>
}

/** Starts another process on the same store and waits until it has opened it. */
export async function startProcess({ engine, location }: Place): Promise<Process> {
  const child = fork(new URL('./child.ts', import.meta.url), [engine, location], { execArgv: [] })
  await answerOf(child)
  return {
    child,
    ask(order, of = '') {
      const answer = answerOf(child)
      child.send({ order, of })
      return answer
    },
  }
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once('message', resolve))
}
