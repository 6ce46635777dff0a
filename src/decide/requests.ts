import { admit, type Refusal, refused } from '../commands/admit.ts'
import type { CommandSpec } from '../commands/command.ts'
import { commandMeant, commandNamed, commands, renderHelp } from '../commands/commands.ts'
import { type Command, type ParsedCommands, parseCommands } from '../commands/parse-commands.ts'
import { approvalRecord } from '../lifecycle/approval.ts'
import type { Comment, Home, Snapshot } from '../lifecycle/snapshot.ts'
import { mayApprove, roleOf } from './approvable.ts'
import { planDecision } from './approval-check.ts'
import type { Plan } from './plan.ts'
import { planReply } from './replies.ts'
import type { Standing } from './standing.ts'

/** What one command comes to: changes, words for the person, or a refusal that ends the comment. */
type Answer = { readonly kind: 'done'; readonly plan: Plan; readonly text: string } | Refusal

/**
 * Plans the answer to the oldest comment with commands that has none yet. A reaction of our own
 * marks a comment as answered, so what was missed while the service was down is found again.
 */
export function planRequests(snapshot: Snapshot, standing: Standing): Plan {
  const { home } = snapshot
  if (home === undefined || home.locked) return []
  const pending = home.comments
    .filter((comment) => isPending(comment))
    .map((comment) => ({ comment, parsed: parseCommands(comment.body) }))
    .filter(({ parsed }) => parsed.commands.length > 0 || parsed.hints.length > 0)
  const [oldest] = pending.toSorted((a, b) => a.comment.at.getTime() - b.comment.at.getTime())
  if (oldest === undefined) return []
  return planComment({ snapshot, standing, home }, oldest.comment, oldest.parsed)
}

function isPending({ by, ours }: Comment): boolean {
  return by.type === 'User' && !ours.has('rocket') && !ours.has('confused')
}

interface Context {
  readonly snapshot: Snapshot
  readonly standing: Standing
  readonly home: Home
}

function planComment(context: Context, comment: Comment, parsed: ParsedCommands): Plan {
  const { snapshot, home } = context
  const answers = answersOf(context, comment, parsed.commands)
  const refusal = answers.find((answer) => answer.kind === 'refused')
  const done = answers.flatMap((answer) => (answer.kind === 'done' ? [answer] : []))
  const texts = [
    ...done.map(({ text }) => text),
    ...(refusal === undefined ? [] : [refusal.reason]),
    ...parsed.hints.map(({ line, text }) => `Line ${line}: ${text}.`),
  ].filter((text) => text !== '')

  const to = `comment-${comment.id}`
  const reply =
    texts.length === 0 ? [] : planReply(snapshot, home, { to, text: texts.join('\n\n') })
  const failed = refusal !== undefined || parsed.commands.length === 0
  const content = failed ? 'confused' : 'rocket'
  const mark = { kind: 'react', comment: comment.id, content } as const
  return [...done.flatMap(({ plan }) => plan), ...reply, mark]
}

/** Answers in order up to and including the first refusal. */
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
  for (const command of given) {
    const answer = answerTo(context, comment, command)
    answers.push(answer)
    if (answer.kind === 'refused') break
  }
  return answers
}

function answerTo(context: Context, comment: Comment, { name, args }: Command): Answer {
  const spec = commandNamed(name)
  if (spec === undefined) return unknownCommand(name)
  switch (spec.name) {
    case 'approve':
      return approveAnswer(context, comment, args[0])
    case 'unapprove':
      return unapproveAnswer(context, comment, spec)
    default:
      return { kind: 'done', plan: [], text: renderHelp(commands) }
  }
}

function unknownCommand(name: string): Refusal {
  const meant = commandMeant(name)
  const hint =
    meant === undefined ? '`/help` lists what there is' : `did you mean \`/${meant.name}\``
  return refused(`\`/${name}\` is not a command; ${hint}${meant === undefined ? '.' : '?'}`)
}

function approveAnswer(
  { snapshot, standing, home }: Context,
  comment: Comment,
  commit: string | undefined,
): Answer {
  const act = `comment-${comment.id}`
  if (standing.approval?.act === act) return { kind: 'done', plan: [], text: '' }
  const admission = mayApprove(snapshot, standing, { by: comment.by, at: comment.at, commit })
  if (admission !== 'admitted') return admission
  if (standing.approval !== undefined) return { kind: 'done', plan: [], text: '' }
  const decision = { given: true, act, by: comment.by, at: comment.at }
  return { kind: 'done', plan: planDecision(snapshot, home, decision), text: '' }
}

function unapproveAnswer(
  { snapshot, standing, home }: Context,
  comment: Comment,
  spec: CommandSpec,
): Answer {
  const act = `comment-${comment.id}`
  if (approvalRecord(home)?.act === act) return { kind: 'done', plan: [], text: '' }
  const role = roleOf(snapshot, comment.by)
  const admission = admit(spec, role, snapshot.config.maintainers.roles)
  if (admission !== 'admitted') return admission
  if (home.state !== 'open') return refused('The pull request is no longer open.')
  if (standing.approval === undefined) return refused('There is no approval to take back.')
  const decision = { given: false, act, by: comment.by, at: comment.at }
  return { kind: 'done', plan: planDecision(snapshot, home, decision), text: '' }
}
