import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeThreeWay } from '../../src/edit/three-way.ts'

const base = 'one\ntwo\nthree\nfour\nfive\n'

test('changes to different lines come together', () => {
  const ours = base.replace('one', 'ONE')
  const theirs = base.replace('five', 'FIVE')

  expect(mergeThreeWay(base, { ours, theirs })).toEqual({
    kind: 'clean',
    text: 'ONE\ntwo\nthree\nfour\nFIVE\n',
  })
})

test('the same change by both is none to argue about', () => {
  const both = base.replace('two', 'TWO')
  const theirs = both.replace('five', 'FIVE')

  expect(mergeThreeWay(base, { ours: both, theirs })).toEqual({ kind: 'clean', text: theirs })
})

test('different changes to the same line clash, and each place is told', () => {
  const ours = base.replace('two', 'zwei').replace('five', 'fünf')
  const theirs = base.replace('two', 'deux').replace('five', 'cinq')

  expect(mergeThreeWay(base, { ours, theirs })).toEqual({
    kind: 'conflict',
    clashes: [
      { ours: 'zwei', theirs: 'deux' },
      { ours: 'fünf', theirs: 'cinq' },
    ],
  })
})

test('texts beyond all measure clash as a whole', () => {
  const long = 'x\n'.repeat(30_000)

  expect(mergeThreeWay('', { ours: long, theirs: 'y' })).toMatchObject({ kind: 'conflict' })
})

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 })
const anyText = lines.map((all) => all.join('\n'))

test('where one side did nothing, the other is taken as it is', () => {
  fc.assert(
    fc.property(anyText, anyText, (one, other) => {
      const clean = { kind: 'clean', text: other }
      expect(mergeThreeWay(one, { ours: other, theirs: one })).toEqual(clean)
      expect(mergeThreeWay(one, { ours: one, theirs: other })).toEqual(clean)
    }),
  )
})
