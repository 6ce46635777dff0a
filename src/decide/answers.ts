import { type Answer, type Asked, done, isRecorded } from './answer.ts'
import {
  answerApprove,
  answerHold,
  answerReject,
  answerReopen,
  answerUnapprove,
  answerUnhold,
} from './answer-decision.ts'
import { answerAttest, answerRetry, answerWaive } from './answer-evidence.ts'
import { answerRegenerate, answerScaffold } from './answer-follow-ups.ts'
import { answerHelp, answerStatus, answerWhy } from './answer-talk.ts'
import { answerCheck, answerFix } from './answer-text.ts'

const answers: ReadonlyMap<string, (asked: Asked) => Answer> = new Map([
  ['help', answerHelp],
  ['status', answerStatus],
  ['why', answerWhy],
  ['check', answerCheck],
  ['fix', answerFix],
  ['approve', answerApprove],
  ['unapprove', answerUnapprove],
  ['reject', answerReject],
  ['reopen', answerReopen],
  ['hold', answerHold],
  ['unhold', answerUnhold],
  ['validate', (asked: Asked) => answerRetry(asked, 'validated')],
  ['publish', (asked: Asked) => answerRetry(asked, 'published')],
  ['retry', (asked: Asked) => answerRetry(asked, undefined)],
  ['attest', answerAttest],
  ['waive', answerWaive],
  ['scaffold', answerScaffold],
  ['regenerate', answerRegenerate],
])

/** Carries out one request of somebody who may ask it; what was recorded before is not recorded again. */
export function answerTo(asked: Asked): Answer {
  if (isRecorded(asked)) return done()
  return answers.get(asked.spec.name)?.(asked) ?? done()
}
