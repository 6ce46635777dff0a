import { expect, test } from 'vitest'
import type { Finding } from '../../src/diagnostics/finding.ts'
import { weighed } from '../../src/diagnostics/severities.ts'

const at = { line: 1, column: 1, offset: 0 }
const finding: Finding = {
  rule: 'date-valid',
  severity: 'error',
  message: 'wrong',
  help: 'mend it',
  span: { start: at, end: at },
}

test('a finding weighs what its rule is configured to weigh', () => {
  expect(weighed([finding], { 'date-valid': 'info' })).toEqual([{ ...finding, severity: 'info' }])
  expect(weighed([finding], { 'date-valid': 'off' })).toEqual([])
})

test('no other rule is touched, whatever its name', () => {
  expect(weighed([{ ...finding, rule: 'constructor' }], { 'a-b': 'off' })).toHaveLength(1)
  expect(weighed([finding], {})).toEqual([finding])
  expect(weighed([finding], { 'a-b': 'off' })).toEqual([finding])
})
