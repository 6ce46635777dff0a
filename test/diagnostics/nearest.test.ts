import { expect, test } from 'vitest'
import { nearest } from '../../src/diagnostics/nearest.ts'
import { quoted } from '../../src/diagnostics/quoted.ts'

const statuses = ['provisional', 'ready to integrate', 'integrated']

test.each([
  ['provisonal', 'provisional'],
  ['Integrated', 'integrated'],
  ['ready-to-integrate', 'ready to integrate'],
  ['abandoned', undefined],
  ['x'.repeat(1000), undefined],
])('%s is near %s', (word, expected) => {
  expect(nearest(word, statuses)).toBe(expected)
})

test('quoted words stay on one line, inside their backticks, and short', () => {
  expect(quoted('a `b`\n c')).toBe('`a b c`')
  expect(quoted('x'.repeat(200))).toHaveLength(82)
})
