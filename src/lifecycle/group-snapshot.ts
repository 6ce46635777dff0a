import type { Config } from '../config/config.ts'
import type { Bot, CheckRun, FileAt, HeardRequest, Snapshot } from './snapshot.ts'

/** A proposal in a merge group, with everything known about it. */
export interface GroupedProposal {
  /** The file as the group has it. */
  readonly file: FileAt
  /** `undefined` where no pull request is known to bring it. */
  readonly snapshot: Snapshot | undefined
}

/** What a merge queue tries out: the default branch with one or several pull requests merged into it. */
export interface GroupSnapshot {
  readonly bot: Bot
  readonly repository: Snapshot['repository']
  readonly config: Config
  readonly template: FileAt | undefined
  /** The commit of the group. */
  readonly head: string
  /** Ours on that commit, the newest of each name. */
  readonly checks: readonly CheckRun[]
  /** The proposals that the default branch does not have. */
  readonly brought: readonly GroupedProposal[]
  /** The proposals of the default branch that the group changes, as it has them. */
  readonly edited: readonly FileAt[]
  /** The same on the default branch: what is wrong there is known. */
  readonly merged: readonly FileAt[]
  /** What was heard about its checks and has not been taken in. */
  readonly requests: readonly HeardRequest[]
}
