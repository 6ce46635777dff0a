import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { everyRule } from '../../src/decide/every-rule.ts'
import { renderPages } from '../../src/rules/pages.ts'

const home = 'docs/rules'
const pages = renderPages(everyRule)

test('every rule has its page, and no page is without its rule', () => {
  expect(readdirSync(home).toSorted()).toEqual(pages.map((page) => page.name).toSorted())
  expect(pages).toHaveLength(everyRule.length + 1)
})

test.each(pages)('$name is as `npm run docs` writes it', ({ name, text }) => {
  expect(readFileSync(`${home}/${name}`, 'utf8')).toBe(text)
})

test('every rule says why and what to do in whole sentences', () => {
  const spoken = everyRule.flatMap(({ why, todo }) => [why, todo])

  expect(spoken.filter((words) => !/^[A-Z`].*\.$/.test(words))).toEqual([])
})
