import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { gitProblem } from '../../src/server/problem.ts'
import { parseSettings } from '../../src/server/settings.ts'
import { somePrivateKey } from '../support/private-key.ts'
import { webhookSecret } from '../support/webhook.ts'

const pem = somePrivateKey()
const enough = { APP_ID: '12', PRIVATE_KEY: pem, WEBHOOK_SECRET: webhookSecret }

function problems(change: Readonly<Record<string, string | undefined>>): string {
  const read = parseSettings({ ...enough, ...change })
  return read.kind === 'problems' ? read.problems.join('\n') : 'no problem'
}

function fileWith(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'usher-settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'key.pem'), text)
  return join(folder, 'key.pem')
}

test('three settings are enough', () => {
  expect(parseSettings(enough)).toEqual({
    kind: 'settings',
    settings: {
      appId: '12',
      privateKey: pem,
      secrets: [webhookSecret],
      apiUrl: 'https://api.github.com',
      host: 'localhost',
      port: 3000,
      logLevel: 'info',
      dataFolder: '.usher',
      databaseUrl: undefined,
      registryUrl: undefined,
      board: { signIn: undefined, operators: [], proxies: 0 },
      hub: { url: 'https://huggingface.co', token: undefined },
    },
  })
})

test('everything can be set', () => {
  const other = 'another-secret-0123456789-0123456789'
  const read = parseSettings({
    ...enough,
    WEBHOOK_SECRET: `${other}, ${webhookSecret}`,
    GITHUB_API_URL: 'https://github.example.com/api/v3/',
    HOST: '0.0.0.0',
    PORT: '8080',
    LOG_LEVEL: 'debug',
    USHER_DATA_DIR: '/var/lib/usher',
    DATABASE_URL: 'postgresql://usher@db.example/usher',
    USHER_REGISTRY_URL: 'http://localhost:5000',
    HF_ENDPOINT: 'https://mirror.example.org/',
    HF_TOKEN: 'hf_abc',
  })

  expect(read).toMatchObject({
    settings: {
      secrets: [other, webhookSecret],
      apiUrl: 'https://github.example.com/api/v3',
      host: '0.0.0.0',
      port: 8080,
      logLevel: 'debug',
      dataFolder: '/var/lib/usher',
      databaseUrl: 'postgresql://usher@db.example/usher',
      registryUrl: 'http://localhost:5000',
      hub: { url: 'https://mirror.example.org', token: 'hf_abc' },
    },
  })
})

test('no model hub is asked where that is wanted', () => {
  const read = parseSettings({ ...enough, HF_HUB_OFFLINE: '1' })

  expect(read).toMatchObject({ settings: { hub: undefined } })
})

test.each([
  ['a file', { PRIVATE_KEY: undefined }],
  ['one line', { PRIVATE_KEY: pem.replaceAll('\n', '\\n') }],
  ['base64', { PRIVATE_KEY: Buffer.from(pem).toString('base64') }],
])('the private key may come as %s', (_, change) => {
  const read = parseSettings({ ...enough, PRIVATE_KEY_PATH: fileWith(pem), ...change })

  expect(read).toMatchObject({ settings: { privateKey: pem } })
})

test('nothing set at all is told in one go', () => {
  const read = parseSettings({ APP_ID: ' ' })

  expect(read.kind === 'problems' ? read.problems.join('\n') : '').toMatchInlineSnapshot(`
    "\`APP_ID\` is missing: set it to the App ID on the settings page of the app
    \`WEBHOOK_SECRET\` is missing: set it to the webhook secret of the app (\`openssl rand -hex 32\` makes one)
    \`PRIVATE_KEY_PATH\` is missing: set it to the \`.pem\` file downloaded from the settings page of the app"
  `)
})

test('every wrong setting is told in one line with what to do', () => {
  const wrong = [
    { WEBHOOK_SECRET: 'development' },
    { WEBHOOK_SECRET: 'short' },
    { WEBHOOK_SECRET: `${webhookSecret},short` },
    { WEBHOOK_SECRET: ',' },
    { APP_ID: 'Iv1.8a61f9b3a7aba766' },
    { PORT: '70000' },
    { PORT: 'http' },
    { LOG_LEVEL: 'loud' },
    { GITHUB_API_URL: 'api.github.com' },
    { USHER_REGISTRY_URL: 'file:///etc/passwd' },
    { HF_ENDPOINT: 'huggingface.co' },
    { HF_HUB_OFFLINE: 'yes' },
    { DATABASE_URL: 'mysql://localhost/usher' },
    { PRIVATE_KEY: 'hello' },
  ]

  expect(wrong.map(problems).join('\n')).toMatchInlineSnapshot(`
    "\`WEBHOOK_SECRET\` is the default that everybody knows: make one with \`openssl rand -hex 32\` and set it here and in the app
    \`WEBHOOK_SECRET\` is shorter than 32 characters: make one with \`openssl rand -hex 32\` and set it here and in the app
    \`WEBHOOK_SECRET\` is shorter than 32 characters: make one with \`openssl rand -hex 32\` and set it here and in the app
    \`WEBHOOK_SECRET\` is shorter than 32 characters: make one with \`openssl rand -hex 32\` and set it here and in the app
    \`APP_ID\` is not a number: set it to the App ID, not to the client ID
    \`PORT\` is not a port: set it to a number up to 65535
    \`PORT\` is not a port: set it to a number up to 65535
    \`LOG_LEVEL\` is not a level: set it to \`debug\`, \`info\`, \`warn\` or \`error\`
    \`GITHUB_API_URL\` is not a web address: set it to the API of your GitHub, such as \`https://api.github.com\`
    \`USHER_REGISTRY_URL\` is not a web address: set it to the address of a registry, such as \`https://mcr.microsoft.com\`
    \`HF_ENDPOINT\` is not a web address: set it to the address of a model hub, such as \`https://huggingface.co\`
    \`HF_HUB_OFFLINE\` is no switch: set it to \`1\` to ask no model hub
    \`DATABASE_URL\` is not the address of a database: set it to one such as \`postgresql://usher@db.example/usher\`, or unset it to keep a file in \`USHER_DATA_DIR\`
    \`PRIVATE_KEY\` is not a private key: use the \`.pem\` file downloaded from the settings page of the app"
  `)
})

test('a comma too many does no harm', () => {
  expect(problems({ WEBHOOK_SECRET: `${webhookSecret},` })).toBe('no problem')
})

test('a key file that cannot be read, or holds no key, is told by its name', () => {
  const file = fileWith('hello')
  const told = [`${file}.gone`, file].map((path) =>
    problems({ PRIVATE_KEY: undefined, PRIVATE_KEY_PATH: path }).replaceAll(file, 'KEY'),
  )

  expect(told.join('\n')).toMatchInlineSnapshot(`
    "\`KEY.gone\` in \`PRIVATE_KEY_PATH\` cannot be read: set it to the \`.pem\` file downloaded from the settings page of the app
    \`KEY\` in \`PRIVATE_KEY_PATH\` is not a private key: use the \`.pem\` file downloaded from the settings page of the app"
  `)
})

test('no problem repeats a secret', () => {
  expect(problems({ WEBHOOK_SECRET: 'swordfish', PRIVATE_KEY: 'swordfish' })).not.toContain(
    'swordfish',
  )
})

test('a machine without git is told to install it', () => {
  expect(gitProblem(process.env.PATH)).toBeUndefined()
  expect(gitProblem('/nowhere')).toMatchInlineSnapshot(
    `"\`git\` was not found: install git 2.38 or newer, or add its folder to \`PATH\`"`,
  )
})
