import { expect, test } from 'vitest'
import { defaultConfig } from '../../src/config/config.ts'
import { statusIn, vocabularyOf } from '../../src/lifecycle/vocabulary.ts'
import { fileAt } from '../support/snapshot.ts'

type Words = typeof defaultConfig.status.words

/** The three words where a template has this status line, and these are configured. */
function check(line: string | undefined, words: Words = {}): string {
  const template = line === undefined ? undefined : fileAt('t.md', `---\n${line}\n---\n\n# Title\n`)
  const config = { ...defaultConfig, status: { ...defaultConfig.status, words } }
  const { provisional, ready, integrated } = vocabularyOf({ config, template })
  return [provisional, ready, integrated].map((word) => word ?? '–').join(', ')
}

test('without a template, or without a choice in it, the three words of KAITO stand', () => {
  expect(check(undefined)).toBe('provisional, ready to integrate, integrated')
  expect(check('status: provisional')).toBe('provisional, ready to integrate, integrated')
})

test("the template's own words are known by name, and three of them by their place", () => {
  expect(check('status: Provisional|ready-to-integrate|Integrated')).toBe(
    'Provisional, ready-to-integrate, Integrated',
  )
  expect(check('status: asked|tested|shipped')).toBe('asked, tested, shipped')
})

test('where the template has no word for a status there is none, unless one is configured', () => {
  const line = 'status: provisional|implementable|implemented|withdrawn'
  expect(check(line)).toBe('provisional, –, –')
  expect(check(line, { ready: 'implementable', integrated: 'implemented' })).toBe(
    'provisional, implementable, implemented',
  )
})

test('any other word is nobody else but a person’s', () => {
  const vocabulary = vocabularyOf({ config: defaultConfig, template: undefined })
  expect(statusIn(vocabulary, 'ready to integrate')).toBe('ready')
  expect(statusIn(vocabulary, 'deprecated')).toBeUndefined()
  expect(statusIn(vocabulary, null)).toBeUndefined()
})
