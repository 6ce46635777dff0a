import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { between } from './between.ts'
import { renderMachine } from './drawing.ts'

test('the states in ARCHITECTURE.md are as `npm run docs` draws them from the tables', () => {
  const text = readFileSync('ARCHITECTURE.md', 'utf8')

  expect(between(text, 'states', renderMachine())).toBe(text)
})
