import { expect, test } from 'vitest'
import { admit } from '../../src/commands/admit.ts'
import { commandMeant, commandNamed, commands, renderHelp } from '../../src/commands/commands.ts'
import { ways } from '../tables/authorisation.ts'

const maintainers = { roles: ['admin', 'maintain'], teams: [] }

test('every command is asked for in the table of who may ask what, in the same order', () => {
  const asked = ways.filter(({ way }) => way === 'command').map(({ what }) => what)

  expect(asked).toEqual(commands.map((spec) => spec.name))
})

test('a refusal says who may, and a failed look-up says something else', () => {
  const approve = commandNamed('approve')
  if (approve === undefined) throw new Error('No command approve')

  expect(admit(approve, { role: 'write', isAuthor: false }, maintainers)).toMatchInlineSnapshot(`
    {
      "kind": "refused",
      "reason": "\`/approve\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.",
    }
  `)
  expect(admit(approve, { role: 'unknown', isAuthor: false }, maintainers)).toMatchInlineSnapshot(`
    {
      "kind": "refused",
      "reason": "GitHub did not say whether you may use \`/approve\`. Nothing was changed; give the command again in a few minutes.",
    }
  `)
})

test('a near miss finds its command', () => {
  expect(commandMeant('aprove')?.name).toBe('approve')
  expect(commandMeant('merge')).toBeUndefined()
})

test('help lists every command', () => {
  expect(renderHelp(commands)).toMatchInlineSnapshot(`
    "| command | who | what it does |
    | --- | --- | --- |
    | \`/help\` | anyone | List the commands there are and who may give them. |
    | \`/status\` | anyone | Say in one sentence where the proposal stands and who has to act. |
    | \`/why [gate]\` | anyone | Show the evidence behind every gate, or behind one. |
    | \`/check\` | author, maintainer | Check the proposal again and show a fresh check run. |
    | \`/fix\` | author, maintainer | Commit every correction that is certain to the branch of the pull request. |
    | \`/approve [commit]\` | maintainer | Approve the proposal as it stands at the present head, or at the commit named. |
    | \`/unapprove\` | maintainer | Take the approval back. |
    | \`/reject <reason>\` | maintainer | Reject the proposal; no approval counts while that stands. |
    | \`/reopen\` | maintainer | Take a rejection back; the proposal needs a new approval. |
    | \`/hold <reason>\` | maintainer | Start nothing new for this proposal until \`/unhold\`. |
    | \`/unhold\` | maintainer | Go on where \`/hold\` stopped. |
    | \`/validate\` | maintainer | Run the validation workflow again, whatever came of it before. |
    | \`/publish\` | maintainer | Run the push workflow again, whatever came of it before. |
    | \`/retry <gate>\` | maintainer | Try for the evidence of a gate again; a waiver or attestation of it ends. |
    | \`/attest <gate> <url>\` | maintainer | State that a gate holds, with a link to what shows it. |
    | \`/waive <gate> <reason>\` | maintainer | State that a gate need not hold, and why. |
    | \`/scaffold\` | maintainer | Open the follow-up pull requests that are due, also those a person closed. |
    | \`/regenerate [path]\` | maintainer | Write the open follow-up pull requests, or one file of them, anew; where a person has committed, merge into their work. |
    | \`/audit [fix]\` | maintainer | In the audit issue: look over all proposals again; with \`fix\`, open the pull request with every certain repair. |"
  `)
})
