import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

function usher(
  args: readonly string[],
  input = '',
): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8', input })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const comment = '/approve 1a2b3c4\n\n> /reject quoted\n\n`/hold`\n/aprove\n'

test('the commands of a comment are found as the service finds them', () => {
  const { code, out } = usher(['commands', '--parse', '-', '--format', 'json'], comment)

  expect(code).toBe(0)
  expect(JSON.parse(out)).toEqual({
    commands: [
      { name: 'approve', args: ['1a2b3c4'], line: 1 },
      { name: 'aprove', args: [], line: 6 },
    ],
    hints: [{ line: 5, text: 'a command inside back-ticks is not read; write it without them' }],
  })
})

test('people are told what a near miss was probably meant to be', () => {
  expect(usher(['commands', '--parse', '-'], comment).out).toMatchInlineSnapshot(`
    "line 1: /approve 1a2b3c4
    line 6: /aprove, which is no command; \`/approve\` is
    line 5: a command inside back-ticks is not read; write it without them
    "
  `)
})

test('every command is listed with who may give it', () => {
  expect(usher(['commands']).out.split('\n')[5]).toMatchInlineSnapshot(
    `"/approve [commit]       maintainer  Approve the proposal as it stands at the present head, or at the commit named."`,
  )
  expect(usher(['commands', '--format', 'xml']).code).toBe(2)
})

test('a saved webhook says what it would make the service look at', () => {
  const payload = {
    action: 'opened',
    repository: { id: 5 },
    sender: { login: 'rin', type: 'User' },
    pull_request: { number: 7, user: { login: 'rin', type: 'User' }, body: '' },
  }
  const args = ['replay', '-', '--event', 'pull_request']

  expect(usher(args, JSON.stringify(payload)).out).toBe('look at pull:5#7\n')
  expect(usher(args, '{').err).toMatchInlineSnapshot(`
    "usher: Could not read \`-\`: it is no JSON
    "
  `)
  expect(usher(args, '{}').out).toBe('It is about nothing of ours.\n')
})
