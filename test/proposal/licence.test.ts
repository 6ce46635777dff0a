import { expect, test } from 'vitest'
import { licenceClassOf } from '../../src/proposal/licence.ts'

test.for([
  ['MIT', 'hostable'],
  ['mit', 'hostable'],
  ['`MIT` License.', 'hostable'],
  ['Apache-2.0', 'hostable'],
  ['Apache 2', 'hostable'],
  ['Apache License 2.0', 'hostable'],
  ['The Apache License, Version 2.0', 'hostable'],
  ['bsd-3-clause', 'review'],
  ['AGPL-3.0', 'review'],
  ['cc-by-4.0', 'review'],
  ['llama3.3', 'restricted'],
  ['gemma', 'restricted'],
  ['cc-by-nc-4.0', 'restricted'],
  ['modified-mit', 'unknown'],
  ['MIT, except for commercial use', 'unknown'],
  ['Apache', 'unknown'],
  ['other', 'unknown'],
  ['', 'unknown'],
])('the licence `%s` is %s', ([licence = '', expected]) => {
  expect(licenceClassOf(licence)).toBe(expected)
})

test('a missing licence is unknown', () => {
  expect(licenceClassOf(null)).toBe('unknown')
})
