import { admit, fits, type Refusal, refused } from '../commands/admit.ts'
import type { CommandSpec } from '../commands/command.ts'
import { commandMeant, commandNamed } from '../commands/commands.ts'
import { type Command, type ParsedCommands, parseCommands } from '../commands/parse-commands.ts'
import type { Comment, Home, Snapshot } from '../lifecycle/snapshot.ts'
import type { Answer, Asked } from './answer.ts'
import { answerTo } from './answers.ts'
import { askerOf } from './approvable.ts'
import { condensed } from './approval-check.ts'
import { type Conversation, conversationsOf } from './conversations.ts'
import { fold } from './fold.ts'
import { latenessOf } from './lateness.ts'
import type { Plan } from './plan.ts'
import { planReply } from './replies.ts'
import { type Standing, standingOf } from './standing.ts'

/**
 * Plans the answer to the oldest comment with commands that has none yet. A reaction of our own
 * marks a comment as answered, so what was missed while the service was down is found again.
 */
export function planRequests(snapshot: Snapshot, standing: Standing): Plan {
  const { home } = snapshot
  if (home === undefined) return []
  const pending = conversationsOf(snapshot)
    .filter(({ locked }) => !locked)
    .flatMap((there) => pendingIn(there))
  const [oldest] = pending.toSorted((a, b) => inTurn(a.comment, b.comment))
  if (oldest === undefined) return []
  return planComment(
    { snapshot, standing, home, there: oldest.there },
    oldest.comment,
    oldest.parsed,
  )
}

interface Pending {
  readonly there: Conversation
  readonly comment: Comment
  readonly parsed: ParsedCommands
}

function pendingIn(there: Conversation): readonly Pending[] {
  return there.comments
    .filter((comment) => isPending(comment))
    .map((comment) => ({ there, comment, parsed: parsedIn(there, comment) }))
    .filter(({ parsed }) => parsed.commands.length > 0 || parsed.hints.length > 0)
}

/** On our own pull requests people also speak to other bots, so only what is certainly for us counts there. */
function parsedIn({ own }: Conversation, { body }: Comment): ParsedCommands {
  const parsed = parseCommands(body)
  if (own === undefined) return parsed
  const known = parsed.commands.filter(({ name }) => commandNamed(name) !== undefined)
  return { commands: known, hints: [] }
}

/** The order in which comments were written: GitHub's times are whole seconds, and of one second they are numbered as they came. */
export function inTurn(one: Comment, other: Comment): number {
  return one.at.getTime() - other.at.getTime() || Number(one.id) - Number(other.id)
}

/** Whether a person wrote it and no reaction of ours says that it was answered. */
export function isPending({ by, ours }: Comment): boolean {
  return by.type === 'User' && !ours.has('rocket') && !ours.has('confused')
}

interface Context {
  readonly snapshot: Snapshot
  readonly standing: Standing
  readonly home: Home
  /** Where it was said. */
  readonly there: Conversation
}

function planComment(context: Context, comment: Comment, parsed: ParsedCommands): Plan {
  const { snapshot, there } = context
  const answers = answersOf(context, comment, parsed.commands)
  const refusal = answers.find((answer) => answer.kind === 'refused')
  const done = answers.flatMap((answer) => (answer.kind === 'done' ? [answer] : []))
  const texts = [
    ...latenessOf(comment.at, snapshot.now),
    ...done.map(({ text }) => text),
    ...(refusal === undefined ? [] : [refusal.reason]),
    ...parsed.hints.map(({ line, text }) => `Line ${line}: ${text}.`),
  ].filter((text) => text !== '')

  const to = `comment-${comment.id}`
  const reply =
    texts.length === 0 ? [] : planReply(snapshot, there, { to, text: texts.join('\n\n') })
  const failed = refusal !== undefined || parsed.commands.length === 0
  const content = failed ? 'confused' : 'rocket'
  const mark = { kind: 'react', comment: comment.id, content } as const
  const changes = condensed(done.flatMap(({ plan }) => plan))
  return [...receiptOf(comment, changes, parsed.commands), ...changes, ...reply, mark]
}

/** What takes a while gets a sign that it was read; what is done in a moment is just done. */
const lasting: ReadonlySet<string> = new Set(['validate', 'publish', 'retry', 'scaffold'])

function receiptOf(comment: Comment, changes: Plan, given: readonly Command[]): Plan {
  if (changes.length === 0 || comment.ours.has('eyes')) return []
  const takesTime =
    given.some(({ name }) => lasting.has(name)) ||
    changes.some(({ kind }) => kind === 'push-branch')
  return takesTime ? [{ kind: 'react', comment: comment.id, content: 'eyes' }] : []
}

/** Answers in order, each on what the one before it made of the snapshot, up to the first that is refused. */
function answersOf(
  context: Context,
  comment: Comment,
  given: readonly Command[],
): readonly Answer[] {
  if (comment.edited && given.length > 0) {
    const text =
      'An edited comment decides nothing, since somebody else may have edited it. Write a new one.'
    return [refused(text)]
  }
  const answers: Answer[] = []
  let present = context
  for (const [index, command] of given.entries()) {
    const answer = answerToCommand(present, { comment, command, index })
    answers.push(answer)
    if (answer.kind === 'refused') break
    present = after(present, answer.plan)
  }
  return answers
}

/** The context once a plan is carried out, as far as that can be known before. */
function after(context: Context, plan: Plan): Context {
  if (plan.length === 0) return context
  const snapshot = plan.reduce(
    (one, action) => fold(one, action, { kind: 'none' }),
    context.snapshot,
  )
  return {
    ...context,
    snapshot,
    standing: standingOf(snapshot) ?? context.standing,
    home: snapshot.home ?? context.home,
  }
}

interface Written {
  readonly comment: Comment
  readonly command: Command
  /** Its place among the commands of the comment, from 0. */
  readonly index: number
}

function answerToCommand(context: Context, { comment, command, index }: Written): Answer {
  const { snapshot, home, there } = context
  const { by, at, id } = comment
  const spec = commandNamed(command.name)
  if (spec === undefined) return unknownCommand(command.name)
  if (there.own !== undefined && spec.name !== 'regenerate') return elsewhere(spec, home)
  const act = index === 0 ? `comment-${id}` : `comment-${id}-${index}`
  const { args } = command
  const { standing } = context
  const asked: Asked = { snapshot, standing, home, own: there.own, spec, args, by, at, act }
  return barred(snapshot, asked) ?? answerTo(asked)
}

/** Why this person may not ask this now, if so. */
function barred(
  snapshot: Snapshot,
  { home, by, spec, args }: Pick<Asked, 'home' | 'by' | 'spec' | 'args'>,
): Refusal | undefined {
  const admission = admit(spec, askerOf(snapshot, home, by), snapshot.config.maintainers)
  if (admission !== 'admitted') return admission
  const fit = fits(spec, home.state, args)
  return fit === 'fits' ? undefined : fit
}

function elsewhere({ name }: CommandSpec, { number }: Home): Refusal {
  return refused(`\`/${name}\` is for #${number}, where the proposal is at home.`)
}

/** Says so where there is no such command, and which one was probably meant. */
export function unknownCommand(name: string): Refusal {
  const meant: CommandSpec | undefined = commandMeant(name)
  const hint =
    meant === undefined ? '`/help` lists what there is' : `did you mean \`/${meant.name}\``
  return refused(`\`/${name}\` is not a command; ${hint}${meant === undefined ? '.' : '?'}`)
}
