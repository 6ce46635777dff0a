import { expect, test } from 'vitest'
import { certain } from '../../src/diagnostics/certain.ts'

const words = ['provisional', 'ready to integrate', 'integrated', 'rejected', 'new']

test.each([
  ['provisonal', 'provisional'],
  ['provisionall', 'provisional'],
  ['porvisional', 'provisional'],
  ['Provisional', 'provisional'],
  ['Ready-to-Integrate', 'ready to integrate'],
  ['ready_to_integrate', 'ready to integrate'],
  ['integratd', 'integrated'],
  ['Rejectes', 'rejected'],
])('%s is certainly %s', (written, meant) => {
  expect(certain(written, words)).toBe(meant)
})

test.each([['integrate'], ['ready'], ['provisnal'], ['approved'], ['now'], ['']])(
  'what %s was to be is for a person to say',
  (written) => {
    expect(certain(written, words)).toBeUndefined()
  },
)

test('a word one letter from two others is not certain', () => {
  expect(certain('tested', ['teste', 'testes', 'nested'])).toBeUndefined()
})
