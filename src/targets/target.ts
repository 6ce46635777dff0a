import type { Part } from '../config/config.ts'
import type { FileSet, Files } from '../edit/files.ts'
import type { Inspection } from '../lifecycle/inspection.ts'
import type { Proposal } from '../proposal/proposal.ts'

/** Whether a repository has the layout a target knows, and why (not). */
export interface Applies {
  readonly applies: boolean
  readonly reason: string
}

/** One kind of repository Usher can scaffold a model into. Pure: the shell brings the files. */
export interface Target {
  readonly name: string
  readonly parts: readonly Part[]
  /** The files to read next, given all paths of the tree and what has been read; empty when nothing more is wanted. */
  wants(paths: readonly string[], have: Files): readonly string[]
  applies(files: Files): Applies
  /** The name of the model in this target (`phi-4`), checked for use in paths and branches; `undefined` when none can be derived. */
  nameOf(proposal: Proposal): string | undefined
  scaffold(part: Part, proposal: Proposal, files: Files): FileSet
  inspect(name: string, files: Files): Inspection
}
