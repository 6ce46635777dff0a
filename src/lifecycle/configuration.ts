import type { Layers } from '../config/explained.ts'

/** A configuration on the default branch that does not hold. */
export interface ConfigProblem {
  /** The commit at which it was first seen not to hold. */
  readonly since: string
  /** The commit whose configuration is in force instead; `undefined` where none is, and nothing is written. */
  readonly inForce: string | undefined
}

/** The configuration as a pull request would have it. */
export interface ConfigurationAsked {
  /** `undefined` where the pull request removes the file. */
  readonly text: string | undefined
  /** What is in force now. */
  readonly layers: Layers
  readonly problem: ConfigProblem | undefined
}
