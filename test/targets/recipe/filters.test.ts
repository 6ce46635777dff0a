import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { TextKind } from '../../../src/targets/recipe/escapes.ts'
import { filters } from '../../../src/targets/recipe/filters.ts'
import { readTemplate } from '../../../src/targets/recipe/template.ts'
import type { Value } from '../../../src/targets/recipe/value.ts'

function render(template: string, value: Value | undefined, kind: TextKind = 'other'): string {
  const read = readTemplate(template, kind)
  if (read.kind === 'broken') return `broken: ${read.mistakes[0]?.message}`
  const done = read.render(new Map(value === undefined ? [] : [['facts.family', value]]))
  return done.kind === 'failed' ? `failed: ${done.reason}` : done.text
}

test.each(filters)('the example of $name comes out as it says', ({ example, gives }) => {
  expect(render(`{{ ${example} }}`, undefined)).toBe(gives)
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'yes',
    '1e3',
    '- a',
    '{{ x }}',
    '</script>',
    "'; rm -rf /",
    '\u2028x',
    '@ada',
    'a: b #c',
  ),
)
const asked = (filter: string, text: string): string =>
  render(`{{ facts.family | ${filter} }}`, text)

test('what `json` and `yaml` write is read back as the value, and stays one line', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(JSON.parse(asked('json', text))).toBe(text)
      expect(parse(`key: ${asked('yaml', text)} # word`)).toEqual({ key: text })
      expect(parse(`[1, ${asked('yaml', text)}, 2]`)).toEqual([1, text, 2])
      for (const filter of ['json', 'yaml', 'python', 'shell', 'html', 'url', 'markdown', 'code'])
        expect(asked(filter, text)).not.toMatch(/[\n\r\u2028\u2029]/)
    }),
  )
})

test('what `shell` writes is one word whatever it holds', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(asked('shell', text)).toMatch(/^'(?:[^']|'\\'')*'$/)
    }),
  )
})

test('an address has no scheme but `https`', () => {
  expect(asked('url', 'javascript:alert(1)')).toBe('javascript%3Aalert%281%29')
  expect(asked('url', 'https://x.org/a"b')).toBe('https://x.org/a%22b')
})

test('without a filter only plain words go into a file that is no Markdown', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const written = render('{{ facts.family }}', text)
      expect(['', 'TODO', text]).toContain(written)
      expect(written).toMatch(/^[\w./@+-]*$/)
    }),
  )
})

test.each([
  ['<b>&', String.raw`\&lt;b\&gt;&amp;`],
  ['[x](https://x.org)', String.raw`\[x\]\(https&#8203;:&#8203;//x.org\)`],
  ['phi_4', 'phi_4'],
  ['Phi-4 mini', 'Phi-4 mini'],
])('in Markdown %j is plain words', (text) => {
  const written = render('{{ facts.family }}', text, 'markdown')

  expect(written).not.toMatch(/(?<!\\)[<[\]]|https:\/\/|@\w/)
})

test('what is written for one language is ordinary again behind another filter', () => {
  expect(render('{{ facts.family | json | append: "x" }}', 'a"b')).toBe('TODO')
  expect(render('{% assign a = facts.family | json %}{{ a }}', 'a"b')).toBe('"a\\"b"')
})

test.each([
  ['{{ facts.family }}', 'TODO'],
  ['{{ facts.family | upcase | json }}', '"TODO"'],
  ['{{ "a" | append: facts.family }}', 'TODO'],
  ['{{ facts.family | default: "b" }}', 'b'],
  ['{{ facts.family.first }}', 'TODO'],
  ['{% if facts.family == "x" %}x{% else %}y{% endif %}', 'y'],
])('%s of what is not known comes out as %s', (template, text) => {
  expect(render(template, undefined)).toBe(text)
})
