import { type Case, combinations, type Row, rowFor, table } from './table.ts'

/** The ways of asking, and what can be asked in each. */
const requests: Readonly<Record<string, readonly string[]>> = {
  command: [
    'help',
    'status',
    'why',
    'check',
    'fix',
    'approve',
    'unapprove',
    'reject',
    'reopen',
    'hold',
    'unhold',
    'validate',
    'publish',
    'retry',
    'attest',
    'waive',
    'scaffold',
    'regenerate',
    'audit',
  ],
  button: ['check', 'fix'],
  review: ['approve', 'object'],
  label: ['approve', 'unapprove'],
  /** A command in the audit issue. */
  issue: ['audit', 'audit fix', 'fix', 'help', 'approve'],
}

/** The states an issue can be in. */
const issueStates: ReadonlySet<string | undefined> = new Set(['open', 'locked', 'closed'])

const circumstances = {
  /** What GitHub says of whoever asks, now; `release-lead` is a role of the organisation's own. */
  role: [
    'admin',
    'maintain',
    'team',
    'write',
    'triage',
    'read',
    'none',
    'unknown',
    'release-lead',
    'bot',
  ],
  /** Whether the pull request is theirs, and whether authors may approve their own. */
  theirs: ['no', 'yes', 'may-approve'],
  state: ['open', 'draft', 'locked', 'closed', 'merged'],
  branch: ['here', 'fork'],
}

/** What each outcome means, for the documentation. */
export const outcomes: readonly (readonly [outcome: string, meaning: string])[] = [
  ['allowed', 'It is done, and recorded where it has to outlive the day.'],
  [
    'refused',
    'Nothing comes of it but one answer that says why; a label goes back to where it was.',
  ],
  ['put back', 'The label goes back to where it was, without a word.'],
  ['waits', 'It is done or refused once the conversation is unlocked.'],
  ['ignored', 'Nothing comes of it at all.'],
]

/** Who may ask what, where: written by hand from the design, never from the code. */
const rules = table(`
  way             what                                         role                 theirs           state                     branch  → outcome
  label           unapprove                                    *                    *                closed                    *       → ignored
  label           *                                            *                    *                closed/merged             *       → put back
  review          *                                            *                    *                closed/merged             *       → ignored
  label           *                                            bot                  *                locked                    *       → put back
  label           *                                            bot                  *                *                         *       → refused
  *               *                                            bot                  *                *                         *       → ignored
  command/issue   *                                            *                    *                locked                    *       → waits
  issue           help                                         *                    *                *                         *       → allowed
  issue           approve                                      *                    *                *                         *       → refused
  issue           *                                            admin/maintain/team  *                *                         *       → allowed
  issue           *                                            *                    *                *                         *       → refused
  command         audit                                        *                    *                *                         *       → refused
  command         help/status/why                              *                    *                *                         *       → allowed
  command/button  check/fix/approve/unapprove/reject/reopen    *                    *                closed/merged             *       → refused
  command         hold/unhold/attest/waive                     *                    *                closed                    *       → refused
  command         validate/publish/retry/scaffold/regenerate   *                    *                open/draft/closed         *       → refused
  button          fix                                          *                    *                locked                    fork    → ignored
  command/button  fix                                          *                    *                *                         fork    → refused
  button          fix                                          triage/read/none/unknown/release-lead  yes/may-approve  locked  here  → ignored
  command/button  fix                                          triage/read/none/unknown/release-lead  yes/may-approve  *       here  → refused
  command/button  check/fix                                    *                    yes/may-approve  *                         *       → allowed
  command/button  check/fix                                    admin/maintain/team  *                *                         *       → allowed
  button          *                                            *                    *                locked                    *       → ignored
  label           approve                                      *                    yes              locked                    *       → put back
  command/label   approve                                      *                    yes              *                         *       → refused
  review          *                                            *                    yes              *                         *       → ignored
  review          object                                       *                    *                *                         *       → allowed
  *               *                                            admin/maintain/team  *                *                         *       → allowed
  review          *                                            *                    *                *                         *       → ignored
  label           *                                            *                    *                locked                    *       → put back
  *               *                                            *                    *                *                         *       → refused
`)

function* everyWay(): Iterable<Case> {
  for (const [way, whats] of Object.entries(requests)) {
    for (const what of whats) yield { way, what }
  }
}

/** Every way of asking for something, in the order in which it is documented. */
export const ways: readonly Case[] = [...everyWay()]
export const states: readonly string[] = circumstances.state

/** Whether GitHub lets it happen, and something of it is different from another one. */
export function isPossible({ way, role, theirs, state, branch }: Case): boolean {
  if (way === 'issue') return issueStates.has(state) && theirs === 'no' && branch === 'here'
  return !(way === 'button' && role === 'bot')
}

/** Every request in every circumstance. Only people click on buttons, and GitHub lets nobody review their own. */
export function* everyRequest(): Iterable<Case> {
  for (const asked of ways) {
    for (const given of combinations(circumstances)) {
      const request: Case = { ...asked, ...given }
      if (isPossible(request)) yield request
    }
  }
}

export const rows: readonly Row[] = rules

/** What the table says of a request. */
export function expectedOf(request: Case): Row {
  return rowFor(rules, request)
}
