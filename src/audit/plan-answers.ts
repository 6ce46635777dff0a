import { admit, type Refusal, refused } from '../commands/admit.ts'
import { audit as auditSpec } from '../commands/audit.ts'
import { commandNamed, renderHelp } from '../commands/commands.ts'
import { help } from '../commands/help.ts'
import { type Command, type ParsedCommands, parseCommands } from '../commands/parse-commands.ts'
import { latenessOf } from '../decide/lateness.ts'
import { renderMarker } from '../decide/marker.ts'
import type { Plan } from '../decide/plan.ts'
import { inTurn, isPending, unknownCommand } from '../decide/requests.ts'
import { asCode } from '../diagnostics/markdown.ts'
import type { Comment } from '../lifecycle/snapshot.ts'
import type { AuditIssue, AuditSnapshot } from './audit-snapshot.ts'
import { certainRepairs } from './plan-repair.ts'
import { isForRepair } from './repair-asked.ts'

/**
 * Plans the answer to the oldest comment in the audit issue that holds commands and has none yet.
 * Where one of its commands is refused, none of them is carried out.
 */
export function planAnswers(snapshot: AuditSnapshot): Plan {
  const { issue } = snapshot
  if (issue === undefined || issue.locked) return []
  const pending = issue.comments
    .filter((comment) => isPending(comment))
    .map((comment) => ({ comment, parsed: parseCommands(comment.body) }))
    .filter(({ parsed }) => parsed.commands.length > 0 || parsed.hints.length > 0)
  const [oldest] = pending.toSorted((one, other) => inTurn(one.comment, other.comment))
  return oldest === undefined ? [] : planAnswer({ snapshot, issue }, oldest.comment, oldest.parsed)
}

interface Context {
  readonly snapshot: AuditSnapshot
  readonly issue: AuditIssue
}

function planAnswer(context: Context, comment: Comment, parsed: ParsedCommands): Plan {
  const { snapshot, issue } = context
  const answers = parsed.commands.map((command) => answerTo(context, comment, command))
  const refusal = answers.find((answer) => answer.kind === 'refused')
  const said = answers.flatMap((answer) => (answer.kind === 'done' ? [answer.text] : []))
  const texts = [
    ...latenessOf(comment.at, snapshot.now),
    ...(refusal === undefined ? said : [refusal.reason]),
    ...parsed.hints.map(({ line, text }) => `Line ${line}: ${text}.`),
  ].filter((text) => text !== '')
  const isDone = refusal === undefined && parsed.commands.length > 0
  const isOver = issue.state === 'closed' && parsed.commands.some(({ name }) => name !== 'help')
  return [
    ...(isDone && isOver
      ? [{ kind: 'edit-issue', number: issue.number, state: 'open' } as const]
      : []),
    ...planReply(context, comment, texts),
    { kind: 'react', comment: comment.id, content: isDone ? 'rocket' : 'confused' },
  ]
}

type Answer = { readonly kind: 'done'; readonly text: string } | Refusal

function answerTo({ snapshot }: Context, comment: Comment, command: Command): Answer {
  const { by, edited } = comment
  if (edited) {
    return refused(
      'An edited comment decides nothing, since somebody else may have edited it. Write a new one.',
    )
  }
  if (command.name === 'help') return done(renderHelp([help, auditSpec]))
  const named = commandNamed(command.name)
  if (named === undefined) return unknownCommand(command.name)
  if (command.name !== 'audit' && command.name !== 'fix') {
    return refused(
      `\`/${named.name}\` is about one proposal: write it on the pull request that brought it.`,
    )
  }
  const role = by.type === 'User' ? (snapshot.roles.get(by.login) ?? 'unknown') : 'none'
  const admission = admit(
    { ...auditSpec, name: named.name },
    { role, isAuthor: false },
    snapshot.config.maintainers,
  )
  if (admission !== 'admitted') return admission
  return isForRepair(command) ? answerRepair(snapshot) : answerAudit(command)
}

function answerAudit({ args: [word] }: Command): Answer {
  if (word === undefined) return done('')
  return refused(`${asCode(word)} is nothing \`/audit\` knows; it knows \`fix\`.`)
}

function answerRepair(snapshot: AuditSnapshot): Answer {
  const { tip, pull, branch } = snapshot.repair
  if (tip !== undefined && !tip.ours) {
    return refused(
      `The branch ${asCode(branch)} holds a person's commits, which Usher does not overwrite. Merge or delete it first.`,
    )
  }
  if (pull?.state === 'open') return done(`#${pull.number} holds the repairs.`)
  const { changes } = certainRepairs(snapshot)
  return changes.length === 0
    ? refused('Nothing can be repaired for certain. What is left are questions, listed above.')
    : done('')
}

function done(text: string): Answer {
  return { kind: 'done', text }
}

/** One reply to one comment; where it is there already, only its mark got lost. */
function planReply(
  { snapshot: { bot }, issue }: Context,
  { id }: Comment,
  texts: readonly string[],
): Plan {
  const marker = renderMarker({ kind: 'reply', to: `comment-${id}` })
  const isThere = issue.comments.some(({ by, body }) => by.id === bot.id && body.startsWith(marker))
  if (texts.length === 0 || isThere) return []
  const body = `${marker}\n${texts.join('\n\n')}\n`
  return [{ kind: 'create-comment', number: issue.number, body }]
}
