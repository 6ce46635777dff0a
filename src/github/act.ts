import type { Action, Outcome } from '../decide/plan.ts'
import { ask } from './act-ask.ts'
import { createCheck, updateCheck } from './act-check.ts'
import { dispatch } from './act-dispatch.ts'
import { actOnIssue } from './act-issue.ts'
import { actOnLabels } from './act-label.ts'
import { closePull, editPull, openPull } from './act-pull.ts'
import { pushBranch } from './act-push.ts'
import { commentLines } from './act-review.ts'
import { createComment, deleteComment, editComment, react } from './act-talk.ts'
import type { Doing } from './doing.ts'

/** Makes one change, and decides nothing: what is already so is done. Throws `OutsideError`. */
export async function act(doing: Doing, action: Action): Promise<Outcome> {
  switch (action.kind) {
    case 'create-label':
    case 'add-labels':
    case 'remove-label':
      return await actOnLabels(doing, action)
    case 'create-comment':
      return await createComment(doing, action)
    case 'comment-lines':
      return await commentLines(doing, action)
    case 'edit-comment':
      return await editComment(doing, action)
    case 'delete-comment':
      return await deleteComment(doing, action)
    case 'react':
      return await react(doing, action)
    case 'create-check':
      return await createCheck(doing, action)
    case 'update-check':
      return await updateCheck(doing, action)
    case 'push-branch':
      return await pushBranch(doing, action)
    case 'open-pull':
      return await openPull(doing, action)
    case 'edit-pull':
      return await editPull(doing, action)
    case 'close-pull':
      return await closePull(doing, action)
    case 'create-issue':
    case 'edit-issue':
      return await actOnIssue(doing, action)
    case 'ask':
      return await ask(doing, action)
    case 'dispatch':
      return await dispatch(doing, action)
    case 'admit':
      await doing.store.settleRequest(action.request)
      return { kind: 'none' }
    case 'look-again':
      return { kind: 'none' }
  }
}
