import { asCode } from '../diagnostics/markdown.ts'
import type { Action } from './plan.ts'

/** What a change was, in a few words of safe Markdown; nothing for what nobody sees. */
export function actionWords(action: Action): readonly string[] {
  switch (action.kind) {
    case 'create-label':
      return [`made the label ${asCode(action.name)}`]
    case 'add-labels':
      return action.labels.map((label) => `put on ${asCode(label)}`)
    case 'remove-label':
      return [`took off ${asCode(action.label)}`]
    case 'create-comment':
      return [`commented on #${action.number}`]
    case 'comment-lines':
      return [`commented on lines of #${action.number}`]
    case 'edit-comment':
      return ['updated a comment']
    case 'delete-comment':
      return ['deleted a comment of its own']
    case 'react':
      return [`reacted with ${action.content}`]
    case 'create-check':
    case 'update-check':
      return [`set ${asCode(action.check.name)} to ${action.check.conclusion.replace('_', ' ')}`]
    case 'push-branch':
      return [`pushed ${asCode(action.branch)}`]
    case 'open-pull':
      return [`opened a pull request from ${asCode(action.branch)}`]
    case 'edit-pull':
      return [`edited #${action.number}`]
    case 'close-pull':
      return [`closed #${action.number}`]
    case 'create-issue':
      return ['opened an issue']
    case 'edit-issue':
      return [`edited #${action.number}`]
    case 'ask':
      return [`asked ${asCode(action.who)} about #${action.number}`]
    case 'dispatch':
      return [`started ${asCode(action.workflow)}`]
    case 'admit':
    case 'look-again':
      return []
  }
}
