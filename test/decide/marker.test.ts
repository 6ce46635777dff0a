import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Marker, parseMarker, renderMarker } from '../../src/decide/marker.ts'

const text = fc.string({ unit: 'binary' })
const anyMarker: fc.Arbitrary<Marker> = fc.oneof(
  fc.record({ kind: fc.constant('status' as const), file: text }),
  fc.record({ kind: fc.constant('reply' as const), to: text }),
  fc.record({ kind: fc.constant('suggestion' as const), file: text, digest: text }),
  fc.record({
    kind: fc.constant('follow-up' as const),
    file: text,
    part: fc.constantFrom('registration' as const, 'status', 'preset', 'e2e'),
    digest: text,
  }),
  fc.record({
    kind: fc.constant('follow-up' as const),
    file: text,
    part: fc.constantFrom('registration' as const, 'preset', 'e2e'),
    digest: text,
    target: text,
    home: fc.nat().map(String),
  }),
  fc.record({ kind: fc.constant('audit' as const), seen: text }),
  fc.record({ kind: fc.constant('news' as const), digest: text }),
  fc.record({ kind: fc.constant('reminder' as const), week: text }),
  fc.record({ kind: fc.constant('repair' as const), digest: text, asked: text }),
)

test('a marker survives a round trip through a body', () => {
  fc.assert(
    fc.property(anyMarker, text, (marker, rest) => {
      expect(parseMarker(`${renderMarker(marker)}\n${rest}`)).toEqual(marker)
    }),
  )
})

test('a marker is read at the very start of a body and nowhere else', () => {
  expect(parseMarker(`Look: ${renderMarker({ kind: 'reply', to: 'x' })}`)).toBeUndefined()
  expect(parseMarker('<!-- usher:v1 {"kind":"status"} -->')).toBeUndefined()
  expect(parseMarker('<!-- usher:v1 {nonsense} -->')).toBeUndefined()
})

test('nothing in a marker ends the comment it is written in', () => {
  expect(renderMarker({ kind: 'status', file: '--> <img>' })).toMatchInlineSnapshot(
    `"<!-- usher:v1 {"kind":"status","file":"--\\u003e \\u003cimg\\u003e"} -->"`,
  )
})
