import { expect, test } from 'vitest'
import { admit } from '../../src/commands/admit.ts'
import { commandMeant, commandNamed, commands, renderHelp } from '../../src/commands/commands.ts'

const maintainers = ['admin', 'maintain']

/** Written by hand: who may do what. */
const matrix: readonly (readonly [command: string, ...allowed: readonly string[]])[] = [
  ['help', 'admin', 'maintain', 'write', 'triage', 'read', 'none', 'unknown', 'release-captain'],
  ['approve', 'admin', 'maintain'],
  ['unapprove', 'admin', 'maintain'],
]
const everyRole = matrix[0]?.slice(1) ?? []

test('every command has its line in the matrix', () => {
  expect(matrix.map(([name]) => name)).toEqual(commands.map((spec) => spec.name))
})

test.each(matrix)('/%s is admitted for exactly the roles of the matrix', (name, ...allowed) => {
  const spec = commandNamed(name)
  if (spec === undefined) throw new Error(`No command ${name}`)

  expect(everyRole.filter((role) => admit(spec, role, maintainers) === 'admitted')).toEqual(allowed)
})

test('a refusal says who may, and a failed look-up says something else', () => {
  const approve = commandNamed('approve')
  if (approve === undefined) throw new Error('No command approve')

  expect(admit(approve, 'write', maintainers)).toMatchInlineSnapshot(`
    {
      "kind": "refused",
      "reason": "\`/approve\` is for maintainers: people with the role \`admin\` or \`maintain\` in this repository.",
    }
  `)
  expect(admit(approve, 'unknown', maintainers)).toMatchInlineSnapshot(`
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
    | \`/approve [commit]\` | maintainer | Approve the proposal as it stands at the present head, or at the commit named. |
    | \`/unapprove\` | maintainer | Take the approval back. |"
  `)
})
