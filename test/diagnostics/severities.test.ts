import { expect, test } from 'vitest'
import type { Finding } from '../../src/diagnostics/finding.ts'
import { weighed } from '../../src/diagnostics/severities.ts'

const at = { line: 1, column: 1, offset: 0 }
const finding: Finding = {
  rule: 'constructor',
  severity: 'error',
  message: 'wrong',
  help: 'mend it',
  span: { start: at, end: at },
}

test('a finding weighs what its rule is configured to weigh', () => {
  expect(weighed([finding], Object.fromEntries([['constructor', 'info' as const]]))).toEqual([
    { ...finding, severity: 'info' },
  ])
  expect(weighed([finding], Object.fromEntries([['constructor', 'off' as const]]))).toEqual([])
})

test('no other rule is touched, whatever its name', () => {
  expect(weighed([finding], {})).toEqual([finding])
  expect(weighed([finding], { 'a-b': 'off' })).toEqual([finding])
})
