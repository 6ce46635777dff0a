import { OutsideError } from '../reconcile/outside-error.ts'
import { UsageError } from './usage-error.ts'

/** How the command ends when it could not do its work, and what people are told. */
export interface Failure {
  readonly exitCode: number
  readonly message: string
}

/** Never a stack trace, unless `debug` asks for one. */
export function failureOf(error: unknown, debug: boolean): Failure {
  const message = error instanceof Error ? error.message : String(error)
  const stack = debug && error instanceof Error ? `${error.stack ?? ''}\n` : ''
  if (error instanceof UsageError) return { exitCode: 2, message: `usher: ${message}\n${stack}` }
  if (error instanceof OutsideError)
    return { exitCode: 3, message: `Something went wrong here: ${message}\n${stack}` }
  return {
    exitCode: 70,
    message: `Something went wrong here: ${message}\nThis is a bug in Usher. Run the command again with DEBUG=1 and report what it shows.\n${stack}`,
  }
}
