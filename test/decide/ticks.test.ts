import { expect, test } from 'vitest'
import { saysSame, withTicks } from '../../src/decide/ticks.ts'

const text = 'Left to a person\n\n- [ ] Run it\n- [ ] Say why\n'

test('a box that a person ticked stays ticked, however their browser ends lines', () => {
  const there = 'Before\r\n- [x] Say why\r\n- [X] Gone by now\r\n'

  expect(withTicks(text, there)).toBe('Left to a person\n\n- [ ] Run it\n- [x] Say why\n')
})

test('nothing is ticked that nobody ticked', () => {
  expect(withTicks(text, text)).toBe(text)
  expect(withTicks(text, '- [x] Run it all')).toBe(text)
})

test('the ends of lines make no difference', () => {
  expect(saysSame('a\nb\n', 'a\r\nb')).toBe(true)
  expect(saysSame('a\nb\n', 'a\nc')).toBe(false)
})
