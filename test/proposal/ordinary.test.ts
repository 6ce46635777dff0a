import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from '../../src/diagnostics/lines.ts'
import { parsedFrontMatter, parseFrontMatter } from '../../src/proposal/front-matter.ts'
import { withOrdinaryBody } from '../../src/proposal/ordinary-body.ts'
import { ordinaryFrontMatter } from '../../src/proposal/ordinary-front-matter.ts'
import { ordinaryMarks } from '../../src/proposal/ordinary-marks.ts'
import { ordinaryProposal } from '../../src/proposal/ordinary-proposal.ts'
import { ordinaryTemplate } from '../../src/proposal/ordinary-template.ts'
import { outlineOf } from '../../src/proposal/outline.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { piecesOf } from '../../src/proposal/pieces.ts'
import type { Proposal } from '../../src/proposal/proposal.ts'
import { bodyText, proposalOf } from '../../src/proposal/proposal-of.ts'
import { treeMarks } from '../../src/proposal/tree-marks.ts'
import { lint } from '../../src/rules/lint.ts'

/** The proposal as gray-matter, YAML's parser and remark alone read it. */
function parsedProposal(path: string, text: string): Proposal {
  const lines = linesOf(text)
  const frontMatter = parsedFrontMatter(text, lines)
  const marks = treeMarks(bodyText(text, frontMatter))
  return proposalOf({ path, text, lines, frontMatter, marks })
}

const documents = globSync(['proposals/*.md', 'templates/*.md', 'test/fixtures/**/*.md']).map(
  (path) => ({ path, text: readFileSync(path, 'utf8') }),
)
const template = parseTemplate(
  'templates/model-proposal.md',
  readFileSync('templates/model-proposal.md', 'utf8'),
)

const indents = ['', '', '', '', ' ', '  ', '   ', '    ', '      ', '\t']
const signs = [
  ...['', '', '', '', '- ', '- ', '* ', '+ ', '1. ', '2. ', '10) ', '-   ', '-     '],
  ...['- [ ] ', '- [x] ', '1. [X] ', '- [ ]', '> ', '-', '1.', '-\t'],
]
const words = [
  ...['words', 'more', '**bold**: x', '[a](b) c', '[a]: b', '[ ] c', '[a \\[b\\]](c)', '[a'],
  ...['| a | b |', '| - | - |', '| a |', '|---|', '|', 'a | b', '--- | ---', '| a | b |  '],
  ...['# Title', '## Sub ##', '#no', '### ', '# T  ', 'See www.heron.example', 'a@b.example'],
  ...['```', '```ts', '~~~', '````', '``` a`b', '---', '===', '***', '_ _ _', ':::', ':-:'],
  ...['<!-- c -->', '<!-- open', 'close -->', '<!-->', '<div>', '<script>', '<b>x</b>', '<?x'],
  ...['text  ', '\u00a0', '\u00a0x', 'x\u2028y', '\\# x', '3.5 x', '1) x', '`code`', '"quoted"'],
]
const line = fc
  .tuple(fc.constantFrom(...indents), fc.constantFrom(...signs), fc.constantFrom(...words))
  .map((parts) => parts.join(''))
const calm = fc.constantFrom(
  ...['', '', '', 'words', 'more words', '  words', '- words', '  - words', '    - words', '1. a'],
  ...['# H', '## I', '- [ ] a', '- [x] b', '  - [ ] c', '```', '  ```', '<!-- c -->', '---'],
  ...['| a | b |\n|---|---|\n| c | d |', '| a |\n|---|\n| b |', '| e | f |', '* w', '2. b'],
  ...['> words', '>words', '> - a', '> ', '> # H', '> [a]: b'],
)
const body = fc
  .tuple(
    fc.array(fc.oneof({ weight: 9, arbitrary: calm }, { weight: 1, arbitrary: line }), {
      maxLength: 14,
    }),
    fc.array(line, { maxLength: 3 }),
    fc.constantFrom('\n', '\n', '\n', '\r\n', '\r'),
  )
  .map(([some, others, end]) => [...some, ...others].join(end))

test('an ordinary text has the same outline without the parser', () => {
  const seen = { ordinary: 0, parsed: 0 }
  fc.assert(
    fc.property(body, (text) => {
      for (const { lines } of piecesOf(text)) {
        if (ordinaryMarks(lines) === undefined) seen.parsed += 1
        else seen.ordinary += 1
      }

      expect(outlineOf(text)).toEqual(treeMarks(text))
    }),
    { numRuns: 4000 },
  )

  expect(Math.min(seen.ordinary, seen.parsed)).toBeGreaterThan(500)
})

const values = fc.oneof(
  fc.constantFrom(
    ...['Support for Heron', '2026-01-05', 'a|b', '"@ada"', "'x'", 'a: b', 'a:b', 'x #y', 'null'],
    ...['~', '[a]', '@a', '"a\\"b"', "it's", 'a  ', '', ' ', '- x', '"" ', '12', 'a\tb', 'é', '🦩'],
  ),
  fc.string({ maxLength: 5, unit: fc.constantFrom(...'aZ0 :#-\'"|,.[]{}&*!?%@()/<>=~`') }),
)
const field = fc.oneof(
  fc
    .tuple(fc.constantFrom('title', 'status', 'x-y', 'null', 'key'), values)
    .map(([key, value]) => `${key}: ${value}`),
  fc
    .tuple(fc.constantFrom('authors', 'see-also'), fc.array(values, { maxLength: 3 }))
    .map(([key, entries]) => [`${key}:`, ...entries.map((one) => `  - ${one}`)].join('\n')),
  fc.constantFrom('', '# c', '  x', '---', '- x', '...'),
)
const head = fc
  .tuple(
    fc.constantFrom('---\n', '---\n', '---\n', '--- \n', '# ', ''),
    fc.array(field, { maxLength: 4 }),
    fc.constantFrom('\n---\n', '\n---\n', '\n---\n', '\n----\n', '\n---', '\n'),
  )
  .map(([open, fields, close]) => `${open}${fields.join('\n')}${close}`)
  .chain((text) =>
    fc.constantFrom(text, text, `\uFEFF${text}`, text.replaceAll('\n', '\r\n'), `${text}\r`),
  )

test('ordinary front matter is the same without the parsers', () => {
  let ordinary = 0
  fc.assert(
    fc.property(head, (text) => {
      const lines = linesOf(text)
      if (ordinaryFrontMatter(text, lines) !== undefined) ordinary += 1

      expect(parseFrontMatter(text, lines)).toEqual(parsedFrontMatter(text, lines))
    }),
    { numRuns: 8000 },
  )

  expect(ordinary).toBeGreaterThan(200)
})

test('every document with any line put in, taken out or cut is read and judged the same', () => {
  const mutated = fc
    .tuple(fc.constantFrom(...documents), fc.nat(), fc.nat({ max: 2 }), line)
    .map(([{ path, text }, place, count, put]) => {
      const lines = text.split('\n')
      return { path, text: lines.toSpliced(place % lines.length, count, put).join('\n') }
    })
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...documents), mutated), ({ path, text }) => {
      const proposal = parseProposal(path, text)

      expect(proposal).toEqual(parsedProposal(path, text))
      expect(lint(proposal, template)).toEqual(lint(parsedProposal(path, text), template))
      expect(ordinaryProposal(path, text) ?? proposal).toEqual(proposal)
      expect(withOrdinaryBody(path, text) ?? proposal).toEqual(proposal)
    }),
    { numRuns: 600 },
  )
})

test('templates and sound proposals need no parser', () => {
  for (const path of ['templates/model-proposal.md', 'proposals/20260105-phi-4.md']) {
    const text = readFileSync(path, 'utf8')

    expect(ordinaryProposal(path, text)).toEqual(parsedProposal(path, text))
    expect(ordinaryTemplate(path, text)).toEqual(parseTemplate(path, text))
  }
})

test('a heading with an address in it keeps its title', () => {
  const text = '## Ask www.heron.example\n\n> ## Write to ada@heron.example\n'

  expect(parseProposal('a.md', text).sections.map(({ title }) => title)).toEqual([
    'Ask www.heron.example',
    'Write to ada@heron.example',
  ])
})
