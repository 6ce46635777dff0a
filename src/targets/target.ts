import type { Part } from '../config/config.ts'
import type { Severity } from '../diagnostics/finding.ts'
import type { FileReport } from '../diagnostics/report.ts'
import type { FileSet, Files } from '../edit/files.ts'
import type { ModelFacts } from '../facts/model-facts.ts'
import type { Inspection } from '../lifecycle/inspection.ts'
import type { Proposal } from '../proposal/proposal.ts'

/** Whether a repository has the layout a target knows, and why (not). */
export interface Applies {
  readonly applies: boolean
  readonly reason: string
}

/** Names a person chose instead of those a target's rules propose; each is checked like any name from outside. */
export interface GivenNames {
  /** The model's name in the target: `phi-4`. */
  readonly model?: string
  /** The family as people write it: `Phi-4`. */
  readonly family?: string
  /** The folder or package of the family: `phi4`. */
  readonly package?: string
}

/** What a target is told about a model. What is not known is `undefined`, and becomes a todo, never a guess. */
export interface Brief {
  /** The proposal; straight from a model, `bareProposal` makes one that holds nothing else. */
  readonly proposal: Proposal
  readonly facts: ModelFacts | undefined
  /** The model's `config.json` as it was found, unread and hostile until parsed. */
  readonly config?: unknown
  readonly names?: GivenNames
}

/** Something wrong in a tree that is not about one model; `line` counts from 1. */
export interface TreeFinding {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly path: string
  readonly line?: number
}

/** What a pull request is called, before the name of the model, and what it does, as a sentence. */
export interface PullWords {
  readonly title: string
  readonly purpose: string
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
  /** The changes of a part, without what is there already; a second time there are none. */
  scaffold(part: Part, brief: Brief, files: Files): FileSet
  inspect(name: string, files: Files): Inspection
  /** The commands with which whoever reviews a part can see for themselves that it is right, in the root of the repository; none where there are none. */
  verify?(part: Part, model: { readonly name: string; readonly files: Files }): readonly string[]
  /** Every model the tree holds, complete or not, by the name `inspect` takes; in the order of the tree. */
  modelsIn(files: Files): readonly string[]
  /** What its pull requests are called and for, by their parts (`preset`, or `registration e2e` from the first to the last), where the words of KAITO's presets do not fit. */
  readonly words?: Readonly<Record<string, PullWords>>
  /** What is wrong in the tree beside single models, where a target looks for that. */
  findingsIn?(files: Files): readonly TreeFinding[]
  /** What is wrong with the files that declare the target, where a repository does; with any it does not apply. */
  mistakesIn?(files: Files): readonly FileReport[]
}
