import { asCode } from '../diagnostics/markdown.ts'
import { type ApprovalRecord, renderApproval } from '../lifecycle/approval.ts'
import { checkNames } from '../lifecycle/names.ts'
import type { CheckRun, Home, Person, Snapshot } from '../lifecycle/snapshot.ts'
import type { Action, Check, Plan } from './plan.ts'
import type { Standing } from './standing.ts'

/** An act about approval, admitted: what it says, which request it was, whose and when. */
export interface Decision {
  readonly given: boolean
  readonly act: string
  readonly by: Person
  readonly at: Date
}

/** Records a decision where it is believed from: in our own check run on the head it was made for. */
export function planDecision(snapshot: Snapshot, home: Home, decision: Decision): Plan {
  const { given, act, by, at } = decision
  const day = at.toISOString().slice(0, 16).replace('T', ' ')
  const verb = given ? 'Approved' : 'Approval taken back'
  const summary = `${verb} by ${asCode(by.login)} at ${day} UTC.`
  const title = given ? 'Approved' : 'Needs approval'
  const present = writeCheck(home, approvalCheck(snapshot, home, { given, act, title, summary }))
  return given ? [present] : [present, ...elsewhere(snapshot, home, summary)]
}

/** Taking an approval back reaches the heads before this one too, should one be pushed again. */
function elsewhere({ asked }: Snapshot, home: Home, summary: string): Plan {
  return home.checks
    .filter((check) => check.name === checkNames.approval && check.head !== home.head)
    .filter((check) => check.conclusion === 'success' && asked !== undefined)
    .map((check) => ({
      kind: 'update-check',
      id: check.id,
      check: {
        ...check,
        conclusion: 'action_required',
        title: 'Needs approval',
        summary,
        annotations: [],
      },
    }))
}

/** Shows on every new head whether the proposal is approved: carried over when its text is the same. */
export function planApprovalCheck(snapshot: Snapshot, standing: Standing): Plan {
  const { home } = snapshot
  if (home?.state !== 'open' || checkOn(home) !== undefined) return []
  return [writeCheck(home, approvalCheck(snapshot, home, wordsOf(standing.approval)))]
}

interface Words {
  readonly given: boolean
  readonly act: string
  readonly title: string
  readonly summary: string
}

function wordsOf(approval: ApprovalRecord | undefined): Words {
  if (approval !== undefined) {
    return { given: true, act: approval.act, title: 'Approved', summary: approval.check.summary }
  }
  const summary = 'Needs `/approve` from a maintainer, or the approval label put on by one.'
  return { given: false, act: 'none', title: 'Needs approval', summary }
}

function approvalCheck({ asked }: Snapshot, home: Home, words: Words): Check {
  const blob = asked?.blob ?? '0'.repeat(40)
  return {
    name: checkNames.approval,
    head: home.head,
    externalId: renderApproval({ pull: home.number, head: home.head, blob, act: words.act }),
    conclusion: words.given ? 'success' : 'action_required',
    title: words.title,
    summary: words.summary,
    annotations: [],
  }
}

function checkOn(home: Home): CheckRun | undefined {
  return home.checks.find(({ name, head }) => name === checkNames.approval && head === home.head)
}

function writeCheck(home: Home, check: Check): Action {
  const there = checkOn(home)
  if (there === undefined) return { kind: 'create-check', check }
  return { kind: 'update-check', id: there.id, check }
}
