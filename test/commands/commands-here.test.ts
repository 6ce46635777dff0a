import { expect, test } from 'vitest'
import { commandsHere } from '../../src/commands/commands-here.ts'
import type { Process } from '../../src/config/config.ts'
import { configOf } from '../../src/config/config-of.ts'
import { practiceOf } from '../../src/lifecycle/board-repository.ts'

const check = (process: Process, ...trees: readonly unknown[]): string =>
  commandsHere(practiceOf(configOf(trees, process)))
    .flatMap(({ spec, not }) => (not === undefined ? [] : [`/${spec.name}: ${not}`]))
    .join('\n')

test('where a model goes all the way only the push needs a workflow', () => {
  expect(check('kaito-2025')).toBe('/publish: No workflow that pushes images is configured here.')
})

test('a catalog asks for no gate after the merge', () => {
  expect(check('kaito-catalog')).toMatchInlineSnapshot(`
    "/validate: No gate after the merge is asked for here.
    /publish: No gate after the merge is asked for here.
    /retry: No gate after the merge is asked for here.
    /attest: No gate after the merge is asked for here.
    /waive: No gate after the merge is asked for here."
  `)
})

test('after documents are merged nothing follows', () => {
  expect(check('documents')).toMatchInlineSnapshot(`
    "/validate: Documents are merged here, and nothing follows.
    /publish: Documents are merged here, and nothing follows.
    /retry: Documents are merged here, and nothing follows.
    /attest: Documents are merged here, and nothing follows.
    /waive: Documents are merged here, and nothing follows.
    /scaffold: Documents are merged here, and nothing follows.
    /regenerate: Documents are merged here, and nothing follows."
  `)
})

test('where no validation is asked for none is started', () => {
  const configured = { gates: { required: ['registered'] } }

  expect(check('kaito-2025', configured)).toContain('/validate: No validation is asked for here.')
})
