import type { Person } from './person.ts'

/** The people of the story and what sets it in motion; nothing on it happens by itself. */
export interface Stage {
  /** Asks for the model; has no right in the repository. */
  readonly rin: Person
  /** Maintains the repository. */
  readonly ada: Person
  /** A stranger. */
  readonly mallory: Person
  /** Resolves when every webhook has been delivered and the service has nothing left to do. */
  quiet(): Promise<void>
  /** Lets time pass, for what sends no webhook. */
  wait(minutes: number): Promise<void>
  /** Ends the newest run of the validation workflow, as CI would. */
  finishValidation(conclusion: 'success' | 'failure'): Promise<void>
  /** Pushes the image of the model, as CI would. */
  pushImage(): void
}
