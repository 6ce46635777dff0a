import { expect, test } from 'vitest'
import { linesOf } from '../../src/diagnostics/lines.ts'
import { splice } from '../../src/edit/splice.ts'
import { parseFrontMatter } from '../../src/proposal/front-matter.ts'

function check(text: string): string {
  const { fields, findings, bodyStart } = parseFrontMatter(text, linesOf(text))
  const shown = fields.map(
    ({ key, value, valueSpan }) =>
      `${key} = ${JSON.stringify(value)} at ${valueSpan.start.line}:${valueSpan.start.column}`,
  )
  const found = findings.map(
    ({ rule, message, span }) => `${span.start.line}:${span.start.column} ${rule}: ${message}`,
  )
  return [...shown, ...found, JSON.stringify(text.slice(bodyStart, bodyStart + 12))].join('\n')
}

test('values stay text, empty ones are null', () => {
  expect(
    check("---\ntitle: 'A: b'\ndate: 2026-01-31\nnumber: 010\nlist:\n  - x\nnone:\n---\nBody"),
  ).toMatchInlineSnapshot(`
      "title = "A: b" at 2:8
      date = "2026-01-31" at 3:7
      number = "010" at 4:9
      list = ["x"] at 6:3
      none = null at 7:6
      "\\nBody""
    `)
})

test('a byte order mark and carriage returns change nothing but the offsets', () => {
  expect(check('\uFEFF---\r\nstatus: draft\r\n---\r\nBody')).toMatchInlineSnapshot(`
    "status = "draft" at 2:9
    "\\nBody""
  `)
})

test('every line that is not YAML is named, and its value read all the same', () => {
  expect(
    check(
      '---\nauthors:\n  - @ada\n  - @grace # both\ndate: `2026-01-31`\nstatus: a\nstatus: b\n---\n',
    ),
  ).toMatchInlineSnapshot(`
    "authors = ["@ada","@grace"] at 3:5
    date = "2026-01-31" at 5:7
    status = "a" at 6:9
    3:5 front-matter-yaml: unexpected \`@\` at the start of a value, expected quotes around it
    4:5 front-matter-yaml: unexpected \`@\` at the start of a value, expected quotes around it
    5:7 front-matter-yaml: unexpected backtick at the start of a value, expected the plain value
    7:1 front-matter-yaml: unexpected second \`status\`, expected each key once
    "\\n""
  `)
})

test('the repair of a name is to quote it', () => {
  const text = '---\nauthors:\n  - @ada\n---\n'
  const [finding] = parseFrontMatter(text, linesOf(text)).findings

  expect(finding?.fix).toEqual([{ start: 17, end: 21, text: '"@ada"' }])
})

test.each([
  ['tabs', '---\na:\n\tb: c\n---\n', 3],
  ['an alias', '---\na: &x b\nc: *x\n---\n', 3],
  ['a colon in a value', '---\ntitle: a: b\n---\n', 2],
  ['no keys at all', '---\njust words\n---\n', 1],
])('%s is a finding', (_, text, line) => {
  const { findings } = parseFrontMatter(text, linesOf(text))

  expect(findings.map((finding) => finding.span.start.line)).toEqual([line])
})

test.each([
  ['a language', '---js\nstatus: a\n---\nBody'],
  ['a property of every object', '---constructor\nstatus: a\n---\nBody'],
  ['four hyphens', '----\nstatus: a\n---\nBody'],
  ['blank lines before', '\n\n---\nstatus: a\n---\nBody'],
  ['four hyphens at the end', '---\nstatus: a\n----\nBody'],
  ['no opening line', 'status: a\n---\nBody'],
  ['no closing line', '---\nstatus: a\n\n# Body\n'],
  ['no closing line, and a rule in the body', '---\nstatus: a\n\n# Body\n\nWords.\n\n---\n'],
])('a broken fence is one finding and hides nothing: %s', (_, text) => {
  const { fields, findings, bodyStart } = parseFrontMatter(text, linesOf(text))

  expect(findings.map((finding) => finding.rule)).toEqual(['front-matter-fence'])
  expect(fields.map((field) => field.value)).toEqual(['a'])
  expect(text.slice(bodyStart).trim()).toMatch(/^(?:# )?Body/)
})

test('nothing in front matter is ever run', () => {
  const text = '---js\n{ status: (globalThis.ran = true) }\n---\n'
  parseFrontMatter(text, linesOf(text))

  expect('ran' in globalThis).toBe(false)
})

test('a text without front matter has none', () => {
  expect(parseFrontMatter('# Title\n\n---\n', linesOf('')).present).toBe(false)
})

test.each([
  ['carriage returns', '---\nstatus: a\n---\r\r\nBody', '---\nstatus: a\n---\r\nBody'],
  ['a hard blank', '---\u00A0\nstatus: a\n---\nBody', '---\nstatus: a\n---\nBody'],
  ['a hard blank at the end', '---\na: b\n---\u00A0\nBody', '---\na: b\n---\nBody'],
])('what nobody sees behind a fence is a finding that is mended: %s', (_, text, mended) => {
  const [finding] = parseFrontMatter(text, linesOf(text)).findings

  expect(finding?.message).toBe('unexpected invisible characters behind `---`')
  expect(splice(text, finding?.fix ?? [])).toBe(mended)
})

test('a value ends before the carriage returns of its line', () => {
  const text = '---\r\r\nstatus: a\r\r\n---\r\r\n'
  const [field] = parseFrontMatter(text, linesOf(text)).fields

  expect(field).toMatchObject({ key: 'status', value: 'a' })
})

test('what YAML misses at the very end of a text is found inside it', () => {
  const text = '---\nauthors:\n  - "@mara"|\n'
  const places = parseFrontMatter(text, linesOf(text)).findings.map(({ span }) => span.end.offset)

  expect(Math.max(...places)).toBeLessThanOrEqual(text.length)
})
