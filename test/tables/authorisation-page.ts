import { expectedOf, isPossible, outcomes, rows, states, ways } from './authorisation.ts'
import type { Case } from './table.ts'

/** `docs/authorisation.md`: who may ask what, as the table has it that the tests hold the app to. */
export function renderAuthorisation(): string {
  return [
    '# Who may ask what',
    '',
    'Made by `npm run docs` from the decision table of `test/tables/authorisation.ts`, to which every request by everybody in every state is held.',
    '',
    'A *maintainer* has one of the roles of `maintainers.roles` in this repository (`admin` or `maintain` unless configured) or is in one of the teams of `maintainers.teams`; GitHub is asked at the moment somebody asks for something.',
    'Where GitHub does not say, nobody is a maintainer, and the answer says so.',
    "Nobody else decides: not with `write` or `triage`, nor with a role of the organisation's own that is not named there.",
    'The *author* is whoever opened the pull request. Authors do not approve their own proposals unless `approvals.own` says so.',
    '',
    `| request | ${states.join(' | ')} |`,
    `| --- |${states.map(() => ' --- |').join('')}`,
    ...ways.map(
      (way) =>
        `| ${nameOf(way)} | ${states.map((state) => cellOf({ ...way, state })).join(' | ')} |`,
    ),
    '',
    ...outcomes.map(([outcome, meaning]) => `- **${outcome}**: ${meaning}`),
    '',
    '*Nobody* is refused with a sentence that says why. A bot asks for nothing, whatever its role; the approval label it puts on or takes off goes back.',
    'A comment that was edited before it was answered decides nothing. Labels of ours that say something else follow what is true, whoever touches them; foreign labels are left alone.',
    '',
    '## The table',
    '',
    'The first line that fits decides; `*` stands for any.',
    '',
    '```text',
    ...rows.map(({ line }) => line),
    '```',
    '',
  ].join('\n')
}

function nameOf({ way, what = '' }: Case): string {
  if (way === 'command') return `\`/${what}\``
  if (way === 'issue') return `\`/${what}\` in the audit issue`
  if (way === 'button') return `button *${what === 'check' ? 'Re-check' : 'Fix'}*`
  if (way === 'review')
    return what === 'approve' ? 'approving review' : 'review that asks for changes'
  return `approval label ${what === 'approve' ? 'put on' : 'taken off'}`
}

/** Who gets it, by a person of each sort; or what everybody gets. */
function cellOf(given: Case): string {
  if (!isPossible({ ...given, role: 'none', theirs: 'no', branch: 'here' })) return '–'
  const outcome = (role: string, theirs: string, branch = 'here'): string =>
    expectedOf({ ...given, role, theirs, branch }).then
  const isFor = (role: string, theirs: string): boolean => outcome(role, theirs) === 'allowed'
  if (isFor('none', 'no')) return given.way === 'review' ? 'whose approval it takes back' : 'anyone'
  if (!isFor('maintain', 'no')) return wordsFor(outcome('maintain', 'no'))
  const others = isFor('none', 'yes') ? ', author' : ''
  const notTheirs = isFor('maintain', 'yes') ? '' : ' but the author'
  const notInForks = outcome('maintain', 'no', 'fork') === 'allowed' ? '' : ', not in forks'
  return `maintainers${notTheirs}${others}${notInForks}`
}

const wordsFor = (outcome: string): string => (outcome === 'refused' ? 'nobody' : outcome)
