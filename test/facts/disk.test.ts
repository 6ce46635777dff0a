import { expect, test } from 'vitest'
import { diskNeeds } from '../../src/facts/disk.ts'

const gibibyte = 2 ** 30

test.each([
  // 12.34: 13 + 50; 92.34; 30.85 + 48 = 78.85
  [12.34, [63, 92, 80]],
  // whole, so nothing is rounded up: 10 + 50; 90; 25 + 48 = 73
  [10, [60, 90, 80]],
  // exactly a multiple of ten: 12.8 · 2.5 + 48 = 80
  [12.8, [63, 92, 80]],
  // 40.5: 41 + 50; 120.5; 101.25 + 48 = 149.25
  [40.5, [91, 120, 150]],
])('%d GiB of weights take %j GiB of disk by the three rules', (weights, expected) => {
  expect(diskNeeds(weights * gibibyte).map(({ gib }) => gib)).toEqual(expected)
})
