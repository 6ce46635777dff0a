import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Edit, Finding } from '../../src/diagnostics/finding.ts'
import { linesOf, spanOf } from '../../src/diagnostics/lines.ts'
import { mend } from '../../src/edit/mend.ts'
import { splice } from '../../src/edit/splice.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { lint } from '../../src/rules/lint.ts'

const templateFile = 'test/fixtures/proposals/YYYYMMDD-model-template.md'
const template = parseTemplate(templateFile, readFileSync(templateFile, 'utf8'))
const documents = ['test/fixtures/proposals/**/*.md', 'proposals/*.md']
  .flatMap((pattern) => globSync(pattern))
  .map((file) => readFileSync(file, 'utf8'))

function findingsOf(text: string): readonly Finding[] {
  return lint(parseProposal('20260211-heron-3b.md', text), template)
}

function finding(text: string, ...fix: readonly Edit[]): Finding {
  const span = spanOf(linesOf(text), 0, 0)
  return { rule: 'a-rule', severity: 'error', message: 'wrong', help: 'mend', span, fix }
}

/** Replaces each `from` by its `to`, all in one look. */
function replacing(pairs: Readonly<Record<string, string>>): (text: string) => readonly Finding[] {
  return (text) =>
    Object.entries(pairs).flatMap(([from, to]) => {
      const start = text.indexOf(from)
      return start < 0 ? [] : [finding(text, { start, end: start + from.length, text: to })]
    })
}

test('what a fix makes fixable is fixed as well', () => {
  const { text, fixed } = mend('\uFEFFa\r\n b', replacing({ a: 'x', x: 'y' }))

  expect(text).toBe('\uFEFFy\r\n b')
  expect(fixed).toHaveLength(2)
})

test('of two fixes for one place the first is made, then the other where it still fits', () => {
  expect(mend('abc', replacing({ ab: 'x', bc: 'y' })).text).toBe('xc')
})

test('fixes that undo each other, grow for ever or overlap themselves come to an end', () => {
  expect(mend('a', replacing({ a: 'b', b: 'a' })).text).toMatch(/^[ab]$/)
  expect(mend('a', replacing({ a: 'aa' })).text.length).toBeLessThan(30)
  expect(
    mend('abc', (text) => [
      finding(text, { start: 0, end: 2, text: 'x' }, { start: 1, end: 3, text: 'y' }),
    ]),
  ).toEqual({ text: 'abc', fixed: [] })
})

const mutated = fc
  .record({
    document: fc.constantFrom(...documents),
    cuts: fc.array(
      fc.record({
        at: fc.nat(2500),
        length: fc.nat(12),
        text: fc.constantFrom('', '@', '`', ': ', '#', '- ', '\n', '\t', 'x', '---', '|', '"', "'"),
      }),
      { maxLength: 6 },
    ),
    crlf: fc.boolean(),
    mark: fc.boolean(),
  })
  .map(({ document, cuts, crlf, mark }) => {
    const changed = cuts.reduce(
      (text, { at, length, text: put }) =>
        splice(text, [
          { start: Math.min(at, text.length), end: Math.min(at + length, text.length), text: put },
        ]),
      document,
    )
    return (mark ? '\uFEFF' : '') + (crlf ? changed.replaceAll('\n', '\r\n') : changed)
  })

test('mending a mended document changes nothing, and nothing certain is left', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const once = mend(text, findingsOf)

      expect(mend(once.text, findingsOf)).toEqual({ text: once.text, fixed: [] })
      expect(findingsOf(once.text).filter((one) => one.fix !== undefined)).toEqual([])
    }),
    { numRuns: Number(process.env.USHER_TEST_RUNS ?? 150) },
  )
}, 60_000)

test('mending changes only what the fixes name', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const once = (its: string): readonly Finding[] => (its === text ? findingsOf(text) : [])
      const { text: mended, fixed } = mend(text, once)

      expect(mended).toBe(
        splice(
          text,
          fixed.flatMap(({ fix }) => fix ?? []),
        ),
      )
    }),
    { numRuns: 100 },
  )
})
