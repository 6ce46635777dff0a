import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderAuthorisation } from './authorisation-page.ts'
import { between } from './between.ts'
import { renderMachine } from './drawing.ts'

test('the states in ARCHITECTURE.md are as `npm run docs` draws them from the tables', () => {
  const text = readFileSync('ARCHITECTURE.md', 'utf8')

  expect(between(text, 'states', renderMachine())).toBe(text)
})

test('docs/authorisation.md is as `npm run docs` writes it from the table', () => {
  expect(readFileSync('docs/authorisation.md', 'utf8')).toBe(renderAuthorisation())
})
