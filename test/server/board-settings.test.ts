import { expect, test } from 'vitest'
import { parseBoardSettings } from '../../src/server/board-settings.ts'

const enough = {
  CLIENT_ID: 'Iv1.0123456789abcdef',
  CLIENT_SECRET: '0123456789',
  SESSION_SECRET: 's'.repeat(32),
  PUBLIC_URL: 'https://usher.example.com/',
}

const problems = (given: Readonly<Record<string, string>>): readonly string[] => {
  const read = parseBoardSettings(given)
  return read.kind === 'problems' ? read.problems : []
}

test('without any there is nobody to sign in', () => {
  expect(parseBoardSettings({ PUBLIC_URL: 'https://usher.example.com' })).toEqual({
    kind: 'settings',
    board: { signIn: undefined, operators: [], proxies: 0 },
  })
})

test('four settings let people sign in, and operators are named beside them', () => {
  const given = { ...enough, OPERATORS: 'Ada, id:583231', TRUSTED_PROXIES: '2' }

  expect(parseBoardSettings(given)).toEqual({
    kind: 'settings',
    board: {
      signIn: {
        clientId: 'Iv1.0123456789abcdef',
        clientSecret: '0123456789',
        sessionSecret: 's'.repeat(32),
        publicUrl: 'https://usher.example.com',
      },
      operators: ['ada', 'id:583231'],
      proxies: 2,
    },
  })
})

test('what is missing or wrong is told with what to do', () => {
  expect([
    ...problems({ CLIENT_ID: 'x' }),
    ...problems({ ...enough, SESSION_SECRET: 'short' }),
    ...problems({ ...enough, PUBLIC_URL: 'https://example.com/usher' }),
    ...problems({ ...enough, PUBLIC_URL: 'usher.example.com' }),
    ...problems({ OPERATORS: 'ada' }),
    ...problems({ ...enough, OPERATORS: 'ada, @bob' }),
    ...problems({ TRUSTED_PROXIES: 'true' }),
  ]).toMatchInlineSnapshot(`
    [
      "\`CLIENT_SECRET\` is missing for signing in: set it to a client secret of the app",
      "\`SESSION_SECRET\` is missing for signing in: set it to a secret of your own (\`openssl rand -hex 32\` makes one)",
      "\`PUBLIC_URL\` is missing for signing in: set it to the address of the board, such as \`https://usher.example.com\`",
      "\`SESSION_SECRET\` is shorter than 32 characters: make one with \`openssl rand -hex 32\`",
      "\`PUBLIC_URL\` is not an address without a path: set it to the address of the board, such as \`https://usher.example.com\`",
      "\`PUBLIC_URL\` is not an address without a path: set it to the address of the board, such as \`https://usher.example.com\`",
      "\`OPERATORS\` has to sign in: set \`CLIENT_ID\`, \`CLIENT_SECRET\`, \`SESSION_SECRET\` and \`PUBLIC_URL\` too",
      "\`OPERATORS\` holds \`@bob\`: list GitHub logins, or ids as \`id:583231\`",
      "\`TRUSTED_PROXIES\` is not a number: set it to how many proxies of yours stand in front",
    ]
  `)
})
