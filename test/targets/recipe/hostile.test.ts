import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newPathRefusal } from '../../../src/diagnostics/outside-path.ts'
import { templateMistakes } from '../../../src/targets/recipe/name-mistakes.ts'
import { formsOf } from '../../../src/targets/recipe/names.ts'
import { parseRecipe } from '../../../src/targets/recipe/parse-recipe.ts'
import { readTemplate } from '../../../src/targets/recipe/template.ts'

/** What becomes of a template: its text, the reason it ends, or what is wrong with it. */
function outcome(template: string): string {
  const read = readTemplate(template, 'other')
  const [mistake] = templateMistakes(read, 'everything')
  if (mistake !== undefined) return `mistake: ${mistake.message}`
  if (read.kind === 'broken') return 'broken'
  const done = read.render(new Map([['model.name', 'Bittern']]))
  return done.kind === 'failed' ? `failed: ${done.reason}` : done.text
}

test.each([
  [
    'a loop of a thousand million',
    '{% for i in (1..1000000000) %}x{% endfor %}',
    /^failed: memory/,
  ],
  [
    'loops in loops',
    '{% for i in (1..999) %}{% for j in (1..999) %}{% endfor %}{% endfor %}',
    /^failed: more than 5000 steps/,
  ],
  ['a range that goes down', '{% for i in (9..-999999999) %}x{% endfor %}', /^$/],
  ['a range that is only assigned', '{% assign a = (1..999999999) %}', /^failed: memory/],
  [
    'text that doubles',
    `{% assign a = "ab" %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a }}`,
    /^failed: a value is longer/,
  ],
  [
    'text replaced by more',
    `{% assign a = "${'a'.repeat(5000)}" %}{{ a | replace: "a", a | size }}`,
    /^failed: a value is longer/,
  ],
  [
    'a long text in a loop',
    `{% for i in (1..2000) %}${'x'.repeat(8000)}{% endfor %}`,
    /^failed: more than 200000/,
  ],
  [
    'conditions in conditions',
    '{% if model.name %}'.repeat(800) + '{% endif %}'.repeat(400),
    /^mistake: (?:broken|unexpected)/,
  ],
  [
    'deep conditions',
    '{% if true %}'.repeat(620) + '{% endif %}'.repeat(620),
    /^(?:mistake: unexpected (?:depth|length).*)?$/,
  ],
  ['brackets in brackets', `{{ ${'model['.repeat(2000)}`, /^mistake/],
  ['too long a template', 'x'.repeat(20_000), /^mistake: unexpected length/],
  ['a template that never ends', '{{ model.name', /^mistake: broken template/],
])('%s ends', (_, template, said) => {
  expect(outcome(template)).toMatch(said)
})

test.each([
  '{{ constructor }}',
  '{{ model.constructor }}',
  '{{ model.__proto__ }}',
  '{{ model["constructor"]["constructor"] }}',
  '{{ model.name.constructor }}',
  '{{ config.__proto__ }}',
  '{{ config.a.constructor }}',
  '{{ model[model.name] }}',
  '{{ facts["task"].length }}',
  '{{ forloop.constructor }}',
])('%s reaches nothing', (template) => {
  expect(outcome(template)).toMatch(/^mistake: unexpected (?:value|computed name)/)
})

test.each([
  'i.constructor',
  'i.__proto__.x',
  'forloop.constructor',
  'forloop.__proto__.x',
  'i.length',
])('nor does %s inside a loop', (name) => {
  const said = outcome(`{% for i in (1..2) %}[{{ ${name} }}]{% endfor %}`)

  expect(said).not.toMatch(/function|object|native/)
})

test.each([
  'include',
  'render',
  'layout',
  'block',
  'echo',
  'liquid',
  'capture',
  'increment',
  'cycle',
  'tablerow',
])('there is no tag `%s`', (tag) => {
  expect(outcome(`{% ${tag} "a" %}`)).toBe(`mistake: unexpected tag \`${tag}\``)
})

test.each([
  'raw',
  'date',
  'where',
  'map',
  'strip_html',
  'md5',
  'base64_decode',
  'constructor',
  '__proto__',
  'toString',
])('there is no filter `%s`', (filter) => {
  expect(outcome(`{{ model.name | ${filter} }}`)).toMatch(/^mistake: unexpected filter/)
})

test('no template, and no recipe, ends in anything but an answer', () => {
  const piece = fc.constantFrom(
    ...[
      '{{',
      '}}',
      '{%',
      '%}',
      ' if ',
      ' for i in ',
      'model',
      '.',
      '[',
      ']',
      '|',
      ' json',
      '"',
      '(1..3)',
      '\n',
      'endif',
      'endfor',
      '-',
      ':',
    ],
  )
  const text = fc.oneof(
    fc.string(),
    fc.array(piece).map((pieces) => pieces.join('')),
  )
  fc.assert(
    fc.property(text, (any) => {
      expect(typeof outcome(any)).toBe('string')
      expect(parseRecipe(any).recipe === undefined).toBe(parseRecipe(any).findings.length > 0)
    }),
  )
})

test.each([
  '',
  '/etc/passwd',
  '../a',
  'a/../b',
  './a',
  'a//b',
  'a/',
  'C:\\a',
  'a\\b',
  'a\u0000b',
  'a\nb',
  'a b',
  'ä.md',
  'a\u202eb',
  '.git/config',
  'x/.GIT/hooks/a',
  'git~1/config',
  '.github/workflows/a.yml',
  '.GitHub/Workflows/a.yml',
  '.github/actions/a/action.yml',
  '.github/usher.yml',
  '.github/usher/targets/a.yml',
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
  '.gitmodules',
  'a/.gitattributes',
  'con',
  'a/NUL.md',
  'com1.txt',
  'a./b',
  '-rf',
  'a/-rf',
  '~/a',
  '$HOME/a',
  'x'.repeat(201),
  `${'a/'.repeat(20)}b`,
])('nothing is written at %j', (path) => {
  expect(newPathRefusal(path)).toBeTypeOf('string')
})

test.each([
  'a.md',
  'docs/models/phi-4.md',
  '.github/ISSUE_TEMPLATE/a.md',
  '.gitignore',
  '_a/@b/c+d.py',
])('something may be written at %j', (path) => {
  expect(newPathRefusal(path)).toBeUndefined()
})

test('a name that passes is safe in every path', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (org, name) => {
      for (const asked of [name, `${org}/${name}`]) {
        const forms = formsOf(asked)
        if (forms !== undefined) expect(newPathRefusal(`models/x-${forms.slug}.md`)).toBeUndefined()
      }
    }),
  )
})
