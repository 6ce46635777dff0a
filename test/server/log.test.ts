import { expect, test } from 'vitest'
import { serviceLog } from '../../src/server/log.ts'
import { somePrivateKey } from '../support/private-key.ts'
import { webhookSecret } from '../support/webhook.ts'

const privateKey = somePrivateKey()

function logged(fields: object): string {
  const lines: string[] = []
  const log = serviceLog(
    { logLevel: 'info', secrets: [webhookSecret], privateKey },
    { write: (line) => void lines.push(line) },
  )
  log.info(fields, 'something happened')
  return lines.join('')
}

test.each([
  ['the webhook secret', webhookSecret],
  ['the private key', privateKey],
  ['somebody else’s private key', somePrivateKey()],
  ['an installation token', 'ghs_16C7e42F292c6912E7710c838347Ae178B4a'],
  ['an installation token of the new form', 'ghs_123_eyJhbGciOi.eyJpc3MiOi.c2lnbmF0dXJl-_x'],
  ['a personal token', 'github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuv'],
  ['an assertion', 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxMiJ9.c2lnbmF0dXJl-_x'],
])('%s never stands in the log', (_, secret) => {
  const inner = secret.split('\n')[1] ?? secret
  const error = new Error(`GET failed with ${secret}`)

  const line = logged({
    err: error,
    headers: { authorization: `bearer ${secret}` },
    deep: [{ secret }],
  })

  expect(line).toContain('something happened')
  expect(line).toContain('[blotted out]')
  expect(line).not.toContain(inner)
  expect(JSON.parse(line)).toMatchObject({ msg: 'something happened' })
})

test('what is no secret is left alone', () => {
  expect(logged({ key: 'proposal:1/20260102-phi-4.md', head: 'a'.repeat(40) })).toContain(
    `"key":"proposal:1/20260102-phi-4.md","head":"${'a'.repeat(40)}"`,
  )
})
