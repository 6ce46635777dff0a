import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schemaOfDescription } from '../../src/sandbox/contract/schema-of-description.ts'
import {
  hasSources,
  renderRestSlice,
  renderWebhookSlice,
} from '../../src/sandbox/contract/slice.ts'

const slice = (name: string): string => {
  return readFileSync(`src/sandbox/contract/slices/${name}`, 'utf8')
}

test.skipIf(!hasSources())(
  'the slices are what the script makes of the descriptions (skipped without npm ci --prefix src/sandbox/contract/sources)',
  () => {
    expect(renderRestSlice() === slice('rest.json')).toBe(true)
    expect(renderWebhookSlice() === slice('webhooks.json')).toBe(true)
  },
)

test('the slices name their source and carry its licence', () => {
  expect(slice('rest.json')).toContain('"package": "@octokit/openapi"')
  expect(slice('rest.json')).toMatch(/"sha256": "[0-9a-f]{64}"/)
  expect(slice('webhooks.json')).toContain('"package": "@octokit/openapi-webhooks"')
  expect(slice('LICENSE')).toContain('MIT License')
})

test('a description keeps what can be checked and loses what is only told', () => {
  const description = {
    description: 'A label.',
    type: 'object',
    properties: {
      description: { type: 'string', nullable: true, example: 'small', title: 'Text' },
      size: { type: 'string', enum: ['s', 'm'], nullable: true },
      owner: { $ref: '#/components/schemas/owner', nullable: true },
    },
    required: ['description'],
    'x-note': { any: 1 },
  }

  expect(schemaOfDescription(description)).toEqual({
    type: 'object',
    properties: {
      description: { type: ['string', 'null'] },
      size: { type: ['string', 'null'], enum: ['s', 'm', null] },
      owner: { anyOf: [{ $ref: '#/components/schemas/owner' }, { type: 'null' }] },
    },
    required: ['description'],
  })
})
