import { expect, test } from 'vitest'
import { fixedClock, realClock } from '../../src/sandbox/clock.ts'

test('a fixed clock stands still between writes', () => {
  const clock = fixedClock()

  expect(clock.now()).toEqual(new Date('2026-01-05T09:00:00Z'))
  expect(clock.now()).toEqual(new Date('2026-01-05T09:00:00Z'))
})

test('a write takes one second, and time can be skipped', () => {
  const clock = fixedClock(new Date('2026-03-01T00:00:00Z'))

  clock.tick()
  clock.advance(60_000)

  expect(clock.now()).toEqual(new Date('2026-03-01T00:01:01Z'))
})

test('the real clock runs ahead by what was skipped and is not moved by a write', () => {
  const clock = realClock()

  clock.advance(3_600_000)
  clock.tick()

  const ahead = clock.now().getTime() - Date.now()
  expect(ahead).toBeGreaterThan(3_590_000)
  expect(ahead).toBeLessThanOrEqual(3_600_000)
})
