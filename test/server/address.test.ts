import { expect, test } from 'vitest'
import { clientOf } from '../../src/server/board/address.ts'
import { buckets } from '../../src/server/board/buckets.ts'

const forwarded = '192.0.2.1, 192.0.2.2, 192.0.2.3'

test.each([
  ['nobody forwards', { peer: '192.0.2.9', forwarded: undefined }, 0, '192.0.2.9'],
  ['somebody claims to', { peer: '192.0.2.9', forwarded }, 0, '192.0.2.9'],
  ['one proxy forwards', { peer: '192.0.2.9', forwarded }, 1, '192.0.2.3'],
  ['two proxies forward', { peer: '192.0.2.9', forwarded }, 2, '192.0.2.2'],
  ['fewer than ours forward', { peer: '192.0.2.9', forwarded: undefined }, 1, '192.0.2.9'],
  [
    'it is an old address in a new dress',
    { peer: '::ffff:192.0.2.9', forwarded: undefined },
    0,
    '192.0.2.9',
  ],
  [
    'it is a new one',
    { peer: '2001:db8:1:2:3:4:5:6', forwarded: undefined },
    0,
    '2001:db8:1:2::/64',
  ],
  ['it is a short new one', { peer: '2001:db8::1', forwarded: undefined }, 0, '2001:db8::/64'],
  ['there is none', { peer: undefined, forwarded: undefined }, 0, 'unknown'],
])('a request counts for its client where %s', (_, from, proxies, client) => {
  expect(clientOf(from, proxies)).toBe(client)
})

test('a bucket is filled as time passes, and never overflows', () => {
  let seconds = 0
  const { take } = buckets({ atOnce: 3, perSecond: 0.5 }, () => new Date(seconds * 1000))

  expect([take('a'), take('a'), take('a'), take('a'), take('b')]).toEqual([0, 0, 0, 2, 0])
  seconds += 2
  expect([take('a'), take('a')]).toEqual([0, 2])
  seconds += 3600
  expect([take('a', 3), take('a')]).toEqual([0, 2])
})
