import { createHash } from 'node:crypto'
import type { Action, Check, Outcome } from '../../src/decide/plan.ts'
import type { Files } from '../../src/edit/files.ts'
import { branchOf } from '../../src/lifecycle/names.ts'
import type {
  CheckRun,
  Comment,
  OwnPart,
  OwnPull,
  Person,
  Run,
  Snapshot,
} from '../../src/lifecycle/snapshot.ts'
import { OutsideError } from '../../src/reconcile/outside-error.ts'
import type { World } from '../../src/reconcile/world.ts'
import { phi4 } from './phi4.ts'
import { bot, fileAt, snapshotOf } from './snapshot.ts'

interface Branch {
  oid: string
  message: string
  files: Map<string, string>
}

/** What goes wrong at one call: before its effect, or after it with the answer lost. */
export interface Fault {
  readonly call: number
  readonly when: 'before' | 'after'
}

/**
 * One repository with one proposal, in memory, written without a look at `fold`: what it shows after
 * an action is what GitHub would show, so that folding and observing can be held against each other.
 */
export class FakeWorld implements World {
  snapshot: Snapshot
  calls = 0
  fault: Fault | undefined
  readonly made: Action[] = []
  readonly #branches = new Map<string, Branch>()
  readonly #pulls = new Map<number, NonNullable<OwnPull['pull']> & { branch: string }>()
  readonly #definitions = new Set<string>()
  #ids = 1000

  constructor(given: Partial<Snapshot> = {}) {
    this.snapshot = snapshotOf(given)
  }

  async observe(): Promise<Snapshot> {
    return this.#call(() => {
      const labels = new Set(this.#definitions)
      const repository = { ...this.snapshot.repository, labels }
      return { ...this.snapshot, repository, ...this.#ownWork() }
    })
  }

  async observeEdit(): Promise<undefined> {
    return undefined
  }

  async observeAudit(): Promise<undefined> {
    return undefined
  }

  async observeGroup(): Promise<undefined> {
    return undefined
  }

  async resolve(): Promise<readonly []> {
    return []
  }

  async act(action: Action): Promise<Outcome> {
    return this.#call(() => {
      this.made.push(action)
      return this.#apply(action)
    })
  }

  /** Somebody merges one of our pull requests. */
  merge(part: OwnPart): void {
    const branch = branchOf('phi-4', part)
    const number = [...this.#pulls].findLast(([, pull]) => pull.branch === branch)?.[0]
    const pull = this.#pulls.get(number ?? 0)
    const files = this.#branches.get(branch)?.files
    if (number === undefined || pull === undefined || files === undefined)
      throw new Error(`No pull request from ${branch}`)
    this.#pulls.set(number, { ...pull, state: 'merged' })
    this.become({ files: new Map([...this.snapshot.files, ...files]) })
  }

  /** The default branch holds these files now. */
  become(given: { readonly files: Files }): void {
    const text = given.files.get(phi4.path)
    const accepted = text === undefined ? undefined : fileAt(phi4.path, text)
    const head = oidOf([...given.files].flat().join('\0'))
    const repository = { ...this.snapshot.repository, head }
    this.snapshot = { ...this.snapshot, files: given.files, accepted, repository }
  }

  /** A person closes one of our pull requests. */
  close(part: OwnPart): void {
    const branch = branchOf('phi-4', part)
    for (const [number, pull] of this.#pulls)
      if (pull.branch === branch) this.#pulls.set(number, { ...pull, state: 'closed' })
  }

  run(given: Partial<Run>): void {
    const run: Run = {
      id: String(this.#ids++),
      path: '.github/workflows/validate-model.yml',
      title: '',
      event: 'workflow_dispatch',
      head: this.snapshot.repository.head,
      headBranch: 'main',
      headRepositoryId: this.snapshot.repository.id,
      actor: bot,
      attempt: 1,
      status: 'completed',
      conclusion: 'success',
      link: 'https://github.com/kaito-project/kaito/actions/runs/1',
      at: this.snapshot.now,
      jobs: [
        { name: 'build-models (phi-4, x)', conclusion: 'success', link: 'https://github.com/j' },
      ],
      entry: undefined,
      ...given,
    }
    this.snapshot = { ...this.snapshot, runs: [...this.snapshot.runs, run] }
  }

  #call<T>(effect: () => T): T {
    const { fault } = this
    const hit = fault !== undefined && this.calls++ === fault.call
    if (hit && fault.when === 'before') throw new OutsideError('Lost', { retryable: true })
    const answer = effect()
    if (hit) throw new OutsideError('Lost', { retryable: true })
    return answer
  }

  #ownWork(): Pick<Snapshot, 'ownPulls' | 'registrationFiles'> {
    const parts = ['registration', 'status', 'preset', 'e2e'] as const
    const ownPulls = new Map(parts.map((part) => [part, this.#own(part)] as const))
    const registered = this.#branches.get(branchOf('phi-4', 'registration'))
    const registrationFiles = registered && new Map([...this.snapshot.files, ...registered.files])
    return { ownPulls, registrationFiles }
  }

  #own(part: OwnPart): OwnPull {
    const branch = branchOf('phi-4', part)
    const there = this.#branches.get(branch)
    const pull = [...this.#pulls.values()].findLast((one) => one.branch === branch)
    const tip = there && { oid: there.oid, message: there.message, ours: true }
    return { part, branch, tip, pull }
  }

  #apply(action: Action): Outcome {
    const { home } = this.snapshot
    switch (action.kind) {
      case 'create-label':
        this.#definitions.add(action.name)
        return { kind: 'none' }
      case 'add-labels':
        return this.#home({ labels: new Set([...(home?.labels ?? []), ...action.labels]) })
      case 'remove-label': {
        const labels = new Set(home?.labels)
        labels.delete(action.label)
        return this.#home({ labels })
      }
      case 'create-comment': {
        const comment = this.comment(bot, action.body)
        return { kind: 'created', id: comment.id }
      }
      case 'comment-lines': {
        const { head, body } = action
        const id = String(this.#ids++)
        const at = this.snapshot.now
        const review = { id, by: bot, state: 'commented', commit: head, at, body } as const
        this.#home({ reviews: [...(home?.reviews ?? []), review] })
        return { kind: 'created', id }
      }
      case 'edit-comment':
        return this.#comments((one) => (one.id === action.id ? { ...one, body: action.body } : one))
      case 'delete-comment':
        return this.#home({ comments: (home?.comments ?? []).filter(({ id }) => id !== action.id) })
      case 'react':
        return this.#comments((one) =>
          one.id === action.comment
            ? { ...one, ours: new Set([...one.ours, action.content]) }
            : one,
        )
      case 'create-check': {
        const id = String(this.#ids++)
        this.#check(id, action.check)
        return { kind: 'created', id }
      }
      case 'update-check':
        this.#check(action.id, action.check)
        return { kind: 'none' }
      case 'push-branch':
      case 'open-pull':
      case 'edit-pull':
      case 'close-pull':
        return this.#own1(action)
      case 'ask':
        return this.#ask(action)
      case 'dispatch':
        return this.#dispatch(action)
      case 'admit':
        return { kind: 'none' }
      case 'create-issue':
      case 'edit-issue':
        throw new Error('A proposal has no issue')
      case 'look-again':
        throw new Error('Looking again is nothing to do')
    }
  }

  #own1(
    action: Extract<Action, { kind: 'push-branch' | 'open-pull' | 'edit-pull' | 'close-pull' }>,
  ): Outcome {
    switch (action.kind) {
      case 'push-branch':
        return this.#push(action)
      case 'open-pull': {
        const { branch, title, body } = action
        const open = [...this.#pulls.values()].some(
          (one) => one.branch === branch && one.state === 'open',
        )
        if (open) throw new OutsideError('There is one already', { retryable: true })
        const number = this.#pulls.size + 2
        const head = this.#branches.get(branch)?.oid ?? ''
        const fresh = {
          state: 'open',
          conflicting: false,
          closedByUs: false,
          closedAt: undefined,
        } as const
        this.#pulls.set(number, { number, branch, title, body, head, ...fresh })
        return { kind: 'opened', number }
      }
      case 'edit-pull':
        return this.#pull(action.number, { title: action.title, body: action.body })
      case 'close-pull':
        return this.#pull(action.number, {
          state: 'closed',
          closedByUs: true,
          closedAt: this.snapshot.now,
        })
    }
  }

  #push(action: Extract<Action, { kind: 'push-branch' }>): Outcome {
    const files = new Map(action.changes.map(({ path, text }) => [path, text]))
    const oid = oidOf(action.base + action.message + [...files].flat().join('\0'))
    if (this.#branches.get(action.branch)?.oid !== action.expected)
      throw new OutsideError('The branch has moved', { retryable: true })
    this.#branches.set(action.branch, { oid, message: action.message, files })
    for (const [number, pull] of this.#pulls)
      if (pull.branch === action.branch && pull.state === 'open')
        this.#pulls.set(number, { ...pull, head: oid })
    return { kind: 'pushed', oid }
  }

  #pull(number: number, change: Partial<NonNullable<OwnPull['pull']>>): Outcome {
    const pull = this.#pulls.get(number)
    if (pull === undefined) throw new Error(`No pull request #${number}`)
    this.#pulls.set(number, { ...pull, ...change })
    return { kind: 'none' }
  }

  #ask({ intent: id }: Extract<Action, { kind: 'ask' }>): Outcome {
    const intent = { id, at: this.snapshot.now, outcome: 'asked' }
    const others = this.snapshot.intents.filter((one) => one.id !== id)
    this.snapshot = { ...this.snapshot, intents: [...others, intent] }
    return { kind: 'none' }
  }

  #dispatch(action: Extract<Action, { kind: 'dispatch' }>): Outcome {
    if (this.snapshot.intents.some(({ id }) => id === action.intent)) return { kind: 'none' }
    const intent = { id: action.intent, at: this.snapshot.now, outcome: 'dispatched' }
    this.snapshot = { ...this.snapshot, intents: [...this.snapshot.intents, intent] }
    const link = 'https://github.com/kaito-project/kaito/actions/runs/1'
    this.run({
      title: action.inputs.nonce ?? '',
      link,
      status: 'queued',
      conclusion: null,
      jobs: [],
    })
    return { kind: 'dispatched', run: '1', link }
  }

  /** Somebody writes on the home. */
  comment(by: Person, body: string, at: Date = this.snapshot.now): Comment {
    const id = String(this.#ids++)
    const comment: Comment = { id, by, body, at, edited: false, ours: new Set() }
    this.#home({ comments: [...(this.snapshot.home?.comments ?? []), comment] })
    return comment
  }

  #comments(change: (comment: Comment) => Comment): Outcome {
    return this.#home({ comments: (this.snapshot.home?.comments ?? []).map(change) })
  }

  #check(id: string, { annotations: _, ...check }: Check): void {
    const run: CheckRun = { id, ...check }
    const others = (this.snapshot.home?.checks ?? []).filter(
      (one) => one.id !== id && (one.name !== check.name || one.head !== check.head),
    )
    this.#home({ checks: [...others, run] })
  }

  #home(change: Partial<NonNullable<Snapshot['home']>>): Outcome {
    const { home } = this.snapshot
    if (home === undefined) throw new Error('There is no home')
    this.snapshot = { ...this.snapshot, home: { ...home, ...change } }
    return { kind: 'none' }
  }
}

function oidOf(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
