import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Edit, Finding } from '../../src/diagnostics/finding.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { documentsOf } from '../../src/rules/example.ts'
import { lint } from '../../src/rules/lint.ts'
import { documentedRules } from '../../src/rules/pages.ts'
import { soundProposal, soundTemplate } from '../../src/rules/sound.ts'

const template = parseTemplate('template.md', soundTemplate)

function findingsIn(text: string): readonly Finding[] {
  return lint(parseProposal('20260211-heron-3b.md', text), template)
}

const fixesIn = (text: string): readonly Edit[] => findingsIn(text).flatMap(({ fix }) => fix ?? [])

/** The first edit alone, so that none meets another. */
function fixedOnce(text: string): string {
  const [edit] = fixesIn(text)
  return edit === undefined
    ? text
    : `${text.slice(0, edit.start)}${edit.text}${text.slice(edit.end)}`
}

function fixed(text: string): string {
  let current = text
  for (let round = 0; round < 50 && fixesIn(current).length > 0; round += 1) {
    current = fixedOnce(current)
  }
  return current
}

const examples = documentedRules.flatMap(({ slug, example }) => {
  if (example === undefined) return []
  const { bad } = documentsOf(example)
  return fixesIn(bad).length === 0 ? [] : [{ slug, bad }]
})

test('some repairs are certain', () => {
  expect(examples.map(({ slug }) => slug)).toMatchInlineSnapshot(`
    [
      "block-left",
      "date-valid",
      "front-matter-fence",
      "front-matter-yaml",
      "history-day-first",
      "mention-quoted",
      "section-level",
      "status-known",
    ]
  `)
})

test.each(examples)('the repair of $slug leaves nothing of it', ({ slug, bad }) => {
  expect(findingsIn(fixed(bad)).map(({ rule }) => rule)).not.toContain(slug)
})

test.each([
  ['yes', 'True'],
  ['`No`', 'False'],
])('distributed inference `%s` is repaired to `%s`', (written, meant) => {
  const text = soundProposal.replace('Inference | False', `Inference | ${written}`)

  expect(fixed(text)).toBe(soundProposal.replace('Inference | False', `Inference | ${meant}`))
})

test('an opening line that was forgotten is put back', () => {
  expect(fixed(soundProposal.slice(4))).toBe(soundProposal)
})

test('a closing line that was forgotten is put back', () => {
  expect(fixed(soundProposal.replace('provisional\n---', 'provisional'))).toBe(soundProposal)
})

test('a block of the template leaves one blank line behind', () => {
  const block = '<!-- BEGIN Remove before PR -->\nadvice\n<!-- END Remove before PR -->\n\n'

  expect(fixed(soundProposal.replace('## Summary', `${block}## Summary`))).toBe(soundProposal)
})

/** Bits that make documents go wrong, put anywhere. */
const bits = fc.constantFrom(
  '`',
  '@ada',
  '---',
  '\n',
  '\r\n',
  '|',
  '#',
  '<!-- BEGIN Remove before PR -->',
  '-->',
  '<!--',
  '<!-- END Remove before PR -->',
  '31/01/2026',
  'TBD',
  '- [x] ',
  '](#a)',
  '```\n',
  ' ',
  ': ',
  '"',
)
const broken = fc
  .array(fc.tuple(fc.nat(soundProposal.length), bits, fc.nat(12)), { maxLength: 6 })
  .map((changes) =>
    changes.reduce(
      (text, [at, bit, gone]) => `${text.slice(0, at)}${bit}${text.slice(at + gone)}`,
      soundProposal,
    ),
  )

test('repairing comes to an end, whatever is wrong', () => {
  fc.assert(
    fc.property(broken, (text) => {
      expect(fixesIn(fixed(text))).toEqual([])
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('every finding and every repair lies inside the document', () => {
  fc.assert(
    fc.property(broken, (text) => {
      for (const { span, fix = [] } of findingsIn(text)) {
        const places = [{ start: span.start.offset, end: span.end.offset }, ...fix]
        expect(
          places.filter(({ start, end }) => start < 0 || start > end || end > text.length),
        ).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
}, 60_000)
