import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseHubJson } from '../../src/facts/hub-json.ts'

test('numbers that are none become nothing, and words in quotes stay', () => {
  expect(parseHubJson('{"a": NaN, "b": -Infinity, "c": "NaN \\" Infinity"}')).toEqual({
    kind: 'json',
    json: { a: null, b: null, c: 'NaN " Infinity' },
  })
})

test('a pointer tells how large the file is it stands for', () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 4877660776\n'

  expect(parseHubJson(pointer)).toEqual({ kind: 'pointer', bytes: 4_877_660_776 })
})

test('any text is read, or said to be broken', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(['json', 'pointer', 'broken']).toContain(parseHubJson(text).kind)
    }),
  )
})

test('what is JSON is read as it is', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const json: unknown = JSON.parse(text)

      expect(parseHubJson(text)).toEqual({ kind: 'json', json })
    }),
  )
})

test('a long row of quotes and backslashes is read in one pass', () => {
  expect(parseHubJson(`"${'\\"'.repeat(400_000)}`).kind).toBe('broken')
  expect(parseHubJson(`"${'\\'.repeat(800_000)}x`).kind).toBe('broken')
})
