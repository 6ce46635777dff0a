import fc from 'fast-check'
import { expect, test } from 'vitest'
import { holdsKey, placeLines } from '../../src/edit/place-line.ts'
import { readsAs } from '../../src/edit/reads-as.ts'
import { expectOnlyInsertions, shown } from './promises.ts'

const page = `# Pond

## Birds

Some of them:

- bittern
- heron

## Fish

Few.
`

const inOrder = (block: string) => (line: string) => line > block

const place = (block: string, place: Parameters<typeof placeLines>[1]['place'], sorted = false) =>
  placeLines(page, { block, key: undefined, place, isBehind: sorted ? inOrder(block) : undefined })

test('a line goes below the last line that reads like its anchor, or above the first', () => {
  expect(shown(page, place('- stork', { kind: 'after', anchor: '- *' }))).toBe('+ - stork')
  const below = place('- stork', { kind: 'after', anchor: '- *' })
  const above = place('- stork', { kind: 'before', anchor: '- *' })

  expect(below).toMatchObject({ text: page.replace('- heron\n', '- heron\n- stork\n') })
  expect(above).toMatchObject({ text: page.replace('- bittern\n', '- stork\n- bittern\n') })
})

test('in an order it goes above the first neighbour that is behind', () => {
  const crane = page.replace('- heron\n', '- crane\n- heron\n')

  expect(place('- crane', { kind: 'section', title: 'Birds' }, true)).toMatchObject({ text: crane })
  expect(place('- crane', { kind: 'before', anchor: '## Fish' }, true)).toMatchObject({
    text: page.replace('## Fish', '- crane\n## Fish'),
  })
})

test('the end of a section is below its list, and apart from a paragraph', () => {
  const birds = place('- stork', { kind: 'section', title: 'Birds' })
  const fish = place('- pike', { kind: 'section', title: 'Fish' })

  expect(birds).toMatchObject({ text: page.replace('- heron\n', '- heron\n- stork\n') })
  expect(fish).toMatchObject({ text: `${page}\n- pike\n` })
})

test('a line that is there stays alone, by its key or by itself', () => {
  const asked = { place: { kind: 'after', anchor: 'nowhere' }, isBehind: undefined } as const

  expect(shown(page, placeLines(page, { ...asked, block: '- heron', key: undefined }))).toBe(
    'unchanged',
  )
  expect(shown(page, placeLines(page, { ...asked, block: 'a heron', key: 'heron' }))).toBe(
    'unchanged',
  )
})

test.each([
  ['- phi-4', true],
  ['`phi-4`', true],
  ['so is phi-4.', true],
  ['phi-4-mini', false],
  ['my-phi-4', false],
  ['phi-4.5', false],
  ['phi-41', false],
])('whether %j holds the key phi-4: %s', (line, holds) => {
  expect(holdsKey(line, 'phi-4')).toBe(holds)
})

test.each([
  [
    { block: '- x', key: 'y', place: { kind: 'after', anchor: '## Birds' } },
    'does not hold its key `y`',
  ],
  [
    { block: ' ', key: undefined, place: { kind: 'after', anchor: '## Birds' } },
    'nothing to insert',
  ],
  [
    { block: 'x', key: undefined, place: { kind: 'after', anchor: '## Bird' } },
    'no line reads `## Bird`',
  ],
  [
    { block: 'x', key: undefined, place: { kind: 'section', title: 'Bird' } },
    'has no section `Bird`',
  ],
] as const)('%j is refused', (asked, reason) => {
  const done = placeLines(page, { ...asked, isBehind: undefined })

  expect(done.kind === 'refused' ? done.reason : 'edited').toContain(reason)
})

test('a pattern of stars is read in no time', () => {
  const line = 'a'.repeat(20_000)

  expect(readsAs(line, `${'*a'.repeat(5000)}b`)).toBe(false)
  expect(readsAs('abcabc', '*b*c')).toBe(true)
  expect(readsAs('ab', 'ab*b')).toBe(false)
})

test('whatever the text and the anchor, lines are only added, and only once', () => {
  const line = fc.constantFrom('', '- a', '  - b', '# T', 'words', '```', '| a |', '\ttab')
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 12 }),
      fc.constantFrom('- *', '*', '# T', 'words'),
      fc.constantFrom('after', 'before', 'section'),
      fc.boolean(),
      (lines, anchor, kind, sorted) => {
        const text = `${lines.join('\n')}\n`
        const spot =
          kind === 'section' ? ({ kind, title: 'T' } as const) : ({ kind, anchor } as const)
        const asked = {
          block: '- new\n  more',
          key: 'new',
          place: spot,
          isBehind: sorted ? inOrder('- new') : undefined,
        }
        expectOnlyInsertions(text, (before) => {
          const done = placeLines(before, asked)
          return done.kind === 'refused' ? { kind: 'edited', text: before } : done
        })
      },
    ),
  )
})
