import { asCode } from '../diagnostics/markdown.ts'
import type { OtherRepository } from '../lifecycle/elsewhere.ts'
import type { Home, Snapshot } from '../lifecycle/snapshot.ts'
import type { Action, Check, Plan } from './plan.ts'
import { homeCheckOf, isShown } from './proposal-check.ts'
import type { Standing } from './standing.ts'

const mostLines = 50

/**
 * What a dry run does instead of a plan: one check run that says what would have been done. Nothing
 * else is written, so what people ask for stays unanswered until the dry run ends.
 */
export function planShadow(snapshot: Snapshot, standing: Standing, plan: Plan): Plan {
  const { home } = snapshot
  const later = plan.filter(({ kind }) => kind === 'look-again')
  if (home === undefined || home.state === 'closed') return later
  const check = shadowOf(home, standing, plan)
  const there = home.checks.find(({ name, head }) => name === check.name && head === check.head)
  const shown = there !== undefined && isShown(there, check)
  return shown ? later : [{ kind: 'create-check', check }, ...later]
}

function shadowOf(home: Home, standing: Standing, plan: Plan): Check {
  const check = homeCheckOf(home, standing)
  const lines = [...new Set(plan.flatMap((action) => wordsOf(action)))]
  const rest = lines.length - mostLines
  const would =
    lines.length === 0
      ? ['Nothing else would be done now.']
      : [
          'Without it, this would be done now:',
          '',
          ...lines.slice(0, mostLines).map((line) => `- ${line}`),
        ]
  return {
    ...check,
    conclusion: 'neutral',
    title: `Dry run: ${check.title}`,
    summary: [
      'Usher runs dry here: it writes nothing but this check.',
      ...would,
      ...(rest > 0 ? [`- and ${rest} things more`] : []),
      '',
      check.summary,
    ].join('\n'),
    buttons: [],
  }
}

/** One action in words, with none of anybody's text but names as code. */
function wordsOf(action: Action): readonly string[] {
  switch (action.kind) {
    case 'create-label':
      return [`create the label ${asCode(action.name)}`]
    case 'add-labels':
      return [`put on ${action.labels.map((label) => asCode(label)).join(', ')}`]
    case 'remove-label':
      return [`take off ${asCode(action.label)}`]
    case 'create-comment':
      return ['write a comment']
    case 'comment-lines':
      return [`suggest ${counted(action.comments.length, 'correction')}`]
    case 'edit-comment':
      return ['bring a comment up to date']
    case 'delete-comment':
      return ['delete a second comment of ours']
    case 'react':
      return ['mark a comment as answered']
    case 'create-check':
    case 'update-check':
      return [`show ${asCode(action.check.name)} as ${asCode(action.check.title)}`]
    case 'push-branch':
      return [`write ${counted(action.changes.length, 'file')} to ${branchSaid(action)}`]
    case 'open-pull':
      return [`open the pull request ${asCode(action.title)}${placeOf(action)}`]
    case 'edit-pull':
      return [`bring the text of #${action.number}${placeOf(action)} up to date`]
    case 'close-pull':
      return [`close #${action.number}${placeOf(action)}`]
    case 'create-issue':
      return [`open the issue ${asCode(action.title)}`]
    case 'edit-issue':
      return [`bring the text of #${action.number} up to date`]
    case 'ask':
      return [`ask ${asCode(action.who)} about #${action.number}`]
    case 'dispatch':
      return [`start ${asCode(action.workflow)}`]
    case 'admit':
    case 'look-again':
      return []
  }
}

function branchSaid(action: Extract<Action, { kind: 'push-branch' }>): string {
  return `${asCode(action.branch)}${placeOf(action)}`
}

function placeOf({ there }: { readonly there?: OtherRepository }): string {
  return there === undefined ? '' : ` in ${asCode(`${there.owner}/${there.name}`)}`
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
