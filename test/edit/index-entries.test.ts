import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Placing, placeIndexEntries } from '../../src/edit/index-entries.ts'
import { placeIndexEntry } from '../../src/edit/index-page.ts'

function oneByOne(text: string, placings: readonly Placing[]): string {
  return placings.reduce((now, placing) => {
    const placed = placeIndexEntry(now, placing, placing.section)
    return placed.kind === 'edited' ? placed.text : now
  }, text)
}

const lineFor = (file: string): string => `- [${file.slice(9, -3)}](./proposals/${file})`
const fileOf = (day: number): string => `202601${String(day).padStart(2, '0')}-bird-${day}b.md`
const sections = ['Provisional Status', 'Integrated Status', 'Empty Status', 'No Such Status']

const anyList = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }).chain((days) =>
  fc.constantFrom(
    days,
    days.toSorted((a, b) => a - b),
    days.toSorted((a, b) => b - a),
  ),
)

const anyPage = fc
  .record({
    early: anyList,
    done: anyList,
    ending: fc.constantFrom('\n', '\r\n'),
    isOpen: fc.boolean(),
    more: fc.constantFrom('', 'Words.\n', '### Inner\n- [x](./x.md)\n', '```\ncode\n'),
  })
  .map(({ early, done, ending, isOpen, more }) => {
    const list = (days: readonly number[]): string =>
      days.map((day) => `${lineFor(fileOf(day))} - One of many\n  and more of it\n`).join('')
    const text = `# Proposals\n\n## Empty Status\n\nText.\n\n## Provisional Status\n${list(early)}\n## Integrated Status\n\n${list(done)}${more}`
    return (isOpen ? text.trimEnd() : text).replaceAll('\n', ending)
  })

const anyPlacings = fc.array(
  fc
    .record({ day: fc.integer({ min: 1, max: 15 }), section: fc.constantFrom(...sections) })
    .map(({ day, section }) => ({ file: fileOf(day), line: lineFor(fileOf(day)), section })),
  { maxLength: 8 },
)

test('many entries come to stand as if each had been placed after the other', () => {
  fc.assert(
    fc.property(anyPage, anyPlacings, (page, placings) => {
      expect(placeIndexEntries(page, placings)).toBe(oneByOne(page, placings))
    }),
    { numRuns: 500 },
  )
})

test('an entry that has no place keeps no other from its own', () => {
  const page = '### A\n- [a](a.md)\n\n### B\n```\ncode'
  const placings = [
    { file: 'b.md', line: '- [b](b.md)', section: 'B' },
    { file: 'c.md', line: '- [c](c.md)', section: 'A' },
  ]

  expect(placeIndexEntries(page, placings)).toBe(
    '### A\n- [a](a.md)\n- [c](c.md)\n\n### B\n```\ncode',
  )
})
