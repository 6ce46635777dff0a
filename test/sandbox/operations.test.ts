import { expect, test } from 'vitest'
import { restContract } from '../../src/sandbox/contract/rest.ts'
import type { Hooks } from '../../src/sandbox/hooks/hooks.ts'
import { line } from '../../src/sandbox/hooks/line.ts'
import { operations } from '../../src/sandbox/rest/operations.ts'

const silent: Hooks = {
  records: [],
  queue: {
    ...line(() => Promise.resolve()),
    drop() {},
    duplicate() {},
    reorder() {},
    hold() {},
    release() {},
  },
  tell() {},
  redeliver() {},
  deliverTo() {},
}

test('every operation that is served is one of those GitHub describes', () => {
  const served = Object.keys(operations(silent))
  const query = new URLSearchParams()

  const isKnown = (id: string): boolean => {
    try {
      restContract().checkRequest(id, { query, body: undefined })
      return true
    } catch {
      return false
    }
  }

  expect(served.filter((id) => !isKnown(id))).toEqual([])
  expect(served.length).toBeGreaterThan(70)
})
