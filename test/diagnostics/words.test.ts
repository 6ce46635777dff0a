import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asCode, asText } from '../../src/diagnostics/markdown.ts'
import { wordsOf } from '../../src/diagnostics/words.ts'

const check = (markdown: string): string =>
  wordsOf(markdown)
    .map(({ kind, text }) => (kind === 'text' ? text : `${kind}(${text})`))
    .join('')

test('a sentence of ours is read back with what stands out in it', () => {
  expect(check('Needs `/approve` from a *maintainer*; **accepted** by #7.')).toBe(
    'Needs code(/approve) from a emphasis(maintainer); strong(accepted) by pull(7).',
  )
})

test('a number that somebody from outside wrote is no pull request', () => {
  expect(check(`On hold: ${asText('see #7, a#8 and @ada')}`)).toBe('On hold: see #7, a#8 and @ada')
})

test('a bar in code is a bar, in a table or not', () => {
  expect(check(asCode('a | b'))).toBe('code(a | b)')
})

const seen = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 250 }).filter((text) => {
  return !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\|]/u.test(text)
})

test('what was written as text is read back as it was', () => {
  fc.assert(
    fc.property(seen, (text) => {
      expect(wordsOf(asText(text))).toEqual([{ kind: 'text', text }])
    }),
  )
})

test('what was written as code is read back as it was', () => {
  const visible = seen.filter((text) => text.trim() !== '')
  fc.assert(
    fc.property(visible, (text) => {
      expect(wordsOf(`x ${asCode(text)} y`)).toEqual([
        { kind: 'text', text: 'x ' },
        { kind: 'code', text },
        { kind: 'text', text: ' y' },
      ])
    }),
  )
})

test('no text whatever makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(Array.isArray(wordsOf(text))).toBe(true)
    }),
  )
})
