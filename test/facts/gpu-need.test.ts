import { expect, test } from 'vitest'
import { controllerCount, gpuNeed, guideCount, memoryEach } from '../../src/facts/gpu-need.ts'

const gibibyte = 2 ** 30

test('a model of 27 GiB with 3 GiB of cache takes one GPU of 40 GB', () => {
  expect(gpuNeed(27.31 * gibibyte, 3.125 * gibibyte)).toEqual({ count: 1, eachGB: 40 })
})

test('a model of 131 GiB with its whole context takes three GPUs of 80 GB', () => {
  expect(gpuNeed(131.42 * gibibyte, 40 * gibibyte)).toEqual({ count: 3, eachGB: 80 })
})

test('ten GiB of weights and two of cache are 14.5 GiB on one GPU and 5.35 on four', () => {
  const load = { weightBytes: 10 * gibibyte, cacheBytes: 2 * gibibyte }

  // (10.2 + 2) / 1 + 2.3, and (10.2 + 2) / 4 + 2.3
  expect(memoryEach(load, 1)).toBeCloseTo(14.5, 9)
  expect(memoryEach(load, 4)).toBeCloseTo(5.35, 9)
})

test('the guide asks for two GPUs of 24 GB where 20.5 GiB of each are for the model', () => {
  const load = { weightBytes: 20 * gibibyte, cacheBytes: gibibyte }

  // 24 · 0.95 − 2.3 = 20.5; 20.4 + 1 = 21.4
  expect(guideCount(load, 24)).toBe(2)
  expect(guideCount(load, 80)).toBe(1)
  expect(guideCount(load, 2)).toBeNull()
})

test('the controller never shares the cache among nodes of one GPU', () => {
  const load = { weightBytes: 50 * gibibyte, cacheBytes: 30 * gibibyte }

  // 80 · 0.84 = 67.2; 67.2 − 2.3 − 30 = 34.9; ⌊51 / (34.9 / 1.05)⌋ + 1 = ⌊1.53⌋ + 1
  expect(controllerCount(load, { gib: 80, perNode: 1 })).toEqual({ gpus: 2, nodes: 2 })
  // 67.2 − 2.3 − 30 / 8 = 61.15; ⌊51 / 58.24⌋ + 1
  expect(controllerCount(load, { gib: 80, perNode: 8 })).toEqual({ gpus: 1, nodes: 1 })
})

test('the controller refuses where the cache alone is too much for a GPU', () => {
  const load = { weightBytes: 5 * gibibyte, cacheBytes: 18 * gibibyte }

  // 24 · 0.84 = 20.16; 2.3 + 18 = 20.3
  expect(controllerCount(load, { gib: 24, perNode: 1 })).toBeNull()
})
