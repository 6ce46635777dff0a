import { asCode } from '../diagnostics/markdown.ts'
import type { GroupedProposal, GroupSnapshot } from '../lifecycle/group-snapshot.ts'
import { checkNames } from '../lifecycle/names.ts'
import { standingDecisions } from '../lifecycle/standing-decisions.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { judgedIn } from './decide-edit.ts'
import { isRerun } from './decide-pull.ts'
import type { Check, Plan } from './plan.ts'
import { checkOf, isShown, type Judged } from './proposal-check.ts'
import { findingsOf, standingOf } from './standing.ts'

/**
 * Plans our checks on a merge group, concluded as those of its pull requests: a queue waits for what a
 * rule asks for, so they are always written and never left open.
 *
 * The group's own files say which proposals it holds. One counts as approved only with the very text
 * that the group has.
 */
export function decideGroup(group: GroupSnapshot): Plan {
  if (!group.config.enabled) return []
  const isAgain = group.requests.some(({ kind }) => isRerun(kind))
  const fresh = [proposalCheck(group), approvalCheck(group)].filter((check) => {
    const there = group.checks.find(({ name }) => name === check.name)
    return isAgain || there === undefined || !isShown(there, check)
  })
  return [
    ...fresh.map((check) => ({ kind: 'create-check', check }) as const),
    ...group.requests.map(({ id }) => ({ kind: 'admit', request: id }) as const),
  ]
}

function proposalCheck(group: GroupSnapshot): Check {
  const judged = [...modelsIn(group).map((one) => judgedOf(group, one)), ...judgedIn(group)]
  if (judged.length === 0) return neutral(group, checkNames.proposal)
  const check = checkOf({ number: 0, head: group.head, checks: [] }, judged)
  const { externalId, buttons, text } = plainIn(group)
  const shadow = group.config.dryRun ? dry(check.title) : {}
  return { ...check, externalId, buttons, text, ...shadow }
}

function approvalCheck(group: GroupSnapshot): Check {
  const models = modelsIn(group)
  if (models.length === 0) return neutral(group, checkNames.approval)
  const open = models.filter((one) => !isApproved(one))
  const title = open.length === 0 ? 'Approved' : 'Needs approval'
  return {
    ...plainIn(group),
    name: checkNames.approval,
    conclusion: open.length === 0 ? 'success' : 'action_required',
    title,
    summary: models.map((one) => `- ${approvalWords(one)}`).join('\n'),
    ...(group.config.dryRun ? dry(title) : {}),
  }
}

/** A dry run stands in nobody's way. */
function dry(title: string): Pick<Check, 'conclusion' | 'title'> {
  return { conclusion: 'neutral', title: `Dry run: ${title}` }
}

function modelsIn({ brought }: GroupSnapshot): readonly GroupedProposal[] {
  return brought.filter(({ file }) => parseProposal(file.path, file.text).kind === 'model')
}

/** Where the pull request has the same text, what is found there: that knows of its other files too. */
function judgedOf(group: GroupSnapshot, { file, snapshot }: GroupedProposal): Judged {
  const isSame = snapshot?.asked?.blob === file.blob
  const standing = isSame ? standingOf(snapshot) : undefined
  const findings = standing?.findings ?? findingsOf(group, parseProposal(file.path, file.text))
  return { path: file.path, findings }
}

function isApproved({ file, snapshot }: GroupedProposal): boolean {
  if (snapshot?.asked?.blob !== file.blob || snapshot.home?.state !== 'open') return false
  const { approved, hold } = standingDecisions(snapshot)
  return approved && hold === undefined
}

function approvalWords(one: GroupedProposal): string {
  const { file, snapshot } = one
  const path = asCode(file.path)
  const home = snapshot?.home
  if (home === undefined) return `${path} is not approved: no pull request is known that brings it.`
  if (isApproved(one)) return `${path} is approved in #${home.number}.`
  if (snapshot?.asked?.blob !== file.blob) {
    return `${path} is not approved with this text, which is not that of #${home.number}.`
  }
  return standingDecisions(snapshot).hold === undefined
    ? `${path} needs approval in #${home.number}.`
    : `${path} is on hold in #${home.number}.`
}

function neutral(group: GroupSnapshot, name: string): Check {
  const isApproval = name === checkNames.approval
  return {
    ...plainIn(group),
    name,
    conclusion: 'neutral',
    title: isApproval ? 'No new proposal' : 'No proposal',
    summary: isApproval
      ? 'This merge group brings no new model proposal, so none has to be approved.'
      : 'This merge group neither brings nor changes a model proposal.',
  }
}

function plainIn({
  head,
}: GroupSnapshot): Pick<Check, 'head' | 'externalId' | 'text' | 'buttons' | 'annotations'> {
  return { head, externalId: `v1:group:${head}`, text: '', buttons: [], annotations: [] }
}
