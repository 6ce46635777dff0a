import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseApproval, renderApproval } from '../../src/lifecycle/approval.ts'

const oid = fc.stringMatching(/^[0-9a-f]{40}$/)
const anyApproval = fc.record({
  pull: fc.nat(),
  head: oid,
  blob: oid,
  act: fc.stringMatching(/^[\w-]+$/),
})

test('an approval survives a round trip through an external id', () => {
  fc.assert(
    fc.property(anyApproval, (approval) => {
      expect(parseApproval(renderApproval(approval))).toEqual(approval)
    }),
  )
})

test('the external id of another check is no approval', () => {
  expect(parseApproval('v1:7:1a2b')).toBeUndefined()
})
