import { expect, test } from 'vitest'
import { configOf } from '../../src/config/config-of.ts'
import { explained } from '../../src/config/explained.ts'
import { parseConfig } from '../../src/config/parse-config.ts'
import { renderExplained } from '../../src/config/render-explained.ts'

const file = {
  labels: { names: { ready: 'shippable' } },
  lint: { severity: { 'date-valid': 'off' } },
}
const owner = { approvals: { count: 2 }, labels: { prefix: 'model: ' } }
const layers = { file, owner, layout: 'kaito-catalog' } as const

test('every value names the layer it is from', () => {
  const from = new Map(explained(layers).map((one) => [one.key, [one.value, one.from]]))

  expect(from.get('labels.names.ready')).toEqual(['shippable', 'file'])
  expect(from.get('labels.prefix')).toEqual(['model: ', 'owner'])
  expect(from.get('gates.required')).toEqual([['registered'], 'process'])
  expect(from.get('process')).toEqual(['kaito-catalog', 'files'])
  expect(from.get('approvals.own')).toEqual([false, 'default'])
  expect(from.get('publication.workflow')).toEqual([undefined, 'default'])
})

test('what is explained is a configuration that says the same', () => {
  const text = renderExplained(explained(layers))
  const { config, findings } = parseConfig(text)

  expect(findings).toEqual([])
  expect(config).toEqual(configOf([owner, file], 'kaito-catalog'))
})

test('each key is explained above its value', () => {
  const [, ...rest] = renderExplained(explained(layers)).split('approvals:\n')

  expect(rest.join('').split('maintainers:')[0]).toMatchInlineSnapshot(`
    "  # How many maintainers have to approve.
      count: 2  # the owner's defaults
      # Whether authors may approve their own proposals.
      own: false  # default
    "
  `)
})
