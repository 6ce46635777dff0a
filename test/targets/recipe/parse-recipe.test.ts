import { expect, test } from 'vitest'
import { plain, renderTerminal } from '../../../src/diagnostics/render-terminal.ts'
import type { Files } from '../../../src/edit/files.ts'
import { loadRecipe } from '../../../src/targets/recipe/load.ts'
import { parseRecipe } from '../../../src/targets/recipe/parse-recipe.ts'
import { declared } from './cookbook.ts'

const path = '.github/usher/targets/pond.yml'

/** What people are told about a recipe and its templates. */
function check(text: string, more: Readonly<Record<string, string>> = {}): string {
  const files: Files = new Map([[path, text], ...Object.entries(more)])
  return renderTerminal(loadRecipe('recipe:pond', files).reports, plain)
}

const file = (...keys: readonly string[]): string =>
  `parts:\n  preset:\n    files:\n      - { ${keys.join(', ')} }\n`
const insertion = (...keys: readonly string[]): string =>
  `parts:\n  preset:\n    insertions:\n      - { path: a.md, ${keys.join(', ')} }\n`

test('a key nobody knows is said with the nearest', () => {
  expect(check(file('path: a.md', 'tempalte: a.md'))).toMatchInlineSnapshot(`
    "error[recipe-key]: missing key \`template\`
     --> .github/usher/targets/pond.yml:4:9
      |
    4 |       - { path: a.md, tempalte: a.md }
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      = help: add \`template\`: a path from the top of the repository such as \`docs/proposals\`, without \`..\`, \`*\` or a slash at either end

    error[recipe-key]: unexpected key \`tempalte\`
     --> .github/usher/targets/pond.yml:4:23
      |
    4 |       - { path: a.md, tempalte: a.md }
      |                       ^^^^^^^^
      = help: did you mean \`template\`?

    2 errors and 0 warnings in 1 file.
    "
  `)
})

test('a value there is none of is said where it stands, in the recipe and in a template', () => {
  const recipe = file('path: a.md', 'template: a.md', 'needs: [facts.contxt]')
  expect(check(recipe)).toMatchInlineSnapshot(`
    "error[recipe-value]: unexpected value \`facts.contxt\`, there is none of that name: did you mean \`facts.context\`?
     --> .github/usher/targets/pond.yml:4:47
      |
    4 |       - { path: a.md, template: a.md, needs: [facts.contxt] }
      |                                               ^^^^^^^^^^^^
      = help: \`parts.preset.files[].needs\`: Values without which nothing is written. Others show as \`TODO\`.

    1 error and 0 warnings in 1 file.
    "
  `)

  const templates = {
    '.github/usher/a.md': '# A\n\n{{ model.nme }} and {{ facts.task | upcas }}\n',
  }
  expect(check(file('path: a.md', 'template: a.md'), templates)).toMatchInlineSnapshot(`
    "error[recipe-template]: unexpected filter \`upcas\`
     --> .github/usher/a.md:3:37
      |
    3 | {{ model.nme }} and {{ facts.task | upcas }}
      |                                     ^^^^^
      = help: did you mean \`upcase\`?

    1 error and 0 warnings in 2 files.
    "
  `)
})

test('a template that is not there is said where it is named', () => {
  expect(check(file('path: a.md', 'template: a.md'))).toMatchInlineSnapshot(`
    "error[recipe-template]: unexpected template, there is no \`.github/usher/a.md\`
     --> .github/usher/targets/pond.yml:4:33
      |
    4 |       - { path: a.md, template: a.md }
      |                                 ^^^^
      = help: add the file, or mend its path

    1 error and 0 warnings in 1 file.
    "
  `)
})

test('a path made of more than the name could not be found again', () => {
  const text = file('path: "pond/{{ facts.family }}.md"', 'template: a.md')

  expect(check(text, { '.github/usher/a.md': 'A' })).toMatchInlineSnapshot(`
    "error[recipe-template]: unexpected value \`facts.family\`, expected one of \`model\`
     --> .github/usher/targets/pond.yml:4:26
      |
    4 |       - { path: "pond/{{ facts.family }}.md", template: a.md }
      |                          ^^^^^^^^^^^^
      = help: this has to be found again by the name of the model alone

    1 error and 0 warnings in 1 file.
    "
  `)
})

test('a mistake in a block of lines is said at its line', () => {
  const lines = ['line: |', '  first', '  {{ model.nam }}', 'after: x', 'key: first']
  const text = `parts:\n  preset:\n    insertions:\n      - path: a.md\n${lines.map((one) => `        ${one}\n`).join('')}`

  expect(check(text)).toMatchInlineSnapshot(`
    "error[recipe-template]: unexpected value \`model.nam\`, there is none of that name
     --> .github/usher/targets/pond.yml:7:14
      |
    7 |           {{ model.nam }}
      |              ^^^^^^^^^
      = help: did you mean \`model.name\`?

    1 error and 0 warnings in 1 file.
    "
  `)
})

test.each([
  ['no part', 'parts: {}'],
  ['only tests', 'parts: { e2e: { insertions: [{ path: a.md, line: x, after: y }] } }'],
  ['nothing to insert', insertion('section: A')],
  ['two things to insert', insertion('line: x', 'entry: y', 'after: z')],
  ['a line without a place', insertion('line: x')],
  ['a line with two places', insertion('line: x', 'after: y', 'section: z')],
  ['a line of facts without a key', insertion('line: "{{ facts.task }}"', 'after: y')],
  ['a row without a section', insertion('row: { A: x }')],
  ['a row whose first cell is a fact', insertion('row: { A: "{{ facts.task }}" }', 'section: S')],
  ['an entry without a name', insertion('entry: "- a: b"', 'list: l')],
  ['a key of another kind', insertion('row: { A: x }', 'section: S', 'list: l')],
  [
    'a condition that tests nothing',
    insertion('line: x', 'after: y', 'when: { value: facts.task }'),
  ],
  [
    'a condition with two joints',
    insertion(
      'line: x',
      'after: y',
      'when: { value: facts.task, is: a, not: { value: facts.task, is: b } }',
    ),
  ],
  ['a tag in a path', file('path: "{% if model.id %}a{% endif %}.md"', 'template: a.md')],
  ['a path that leads out', file('path: "../{{ model.slug }}.md"', 'template: a.md')],
  ['a path of workflows', file('path: ".github/workflows/{{ model.slug }}.yml"', 'template: a.md')],
  ['a template that leads out', file('path: a.md', 'template: ../../a.md')],
  ['a listing without a mark', `models: "pond/*.md"\n${insertion('line: x', 'after: y')}`],
  [
    'a listing that does not tell the key',
    `models: "pond/{slug}.md"\n${insertion('line: "{{ model.id }}"', 'after: y')}`,
  ],
  ['an alias', 'parts: &a { preset: *a }'],
  ['a list', '- parts'],
  ['nothing', ''],
])('%s is no recipe', (_, text) => {
  const said = parseRecipe(text).findings.map(({ rule, message, span }) => {
    return `${span.start.line}:${span.start.column} ${rule}: ${message}`
  })

  expect(said).toMatchSnapshot()
  expect(said.length).toBeGreaterThan(0)
})

test('a recipe with a mistake applies nowhere and writes nothing', () => {
  const target = declared('recipe:pond')
  const files: Files = new Map([[path, 'parts: {}\n']])

  expect(target.applies(files)).toEqual({
    applies: false,
    reason:
      '`.github/usher/targets/pond.yml`:1:8: unexpected parts, expected a file or an insertion in `registration` or `preset`',
  })
  expect(target.modelsIn(files)).toEqual([])
  expect(target.inspect('a/b', files)).toMatchObject({ present: false, complete: false })
  expect(target.mistakesIn?.(files)).toHaveLength(1)
})

test('a target nobody declares does not apply', () => {
  expect(declared('recipe:nowhere').applies(new Map()).reason).toBe(
    'there is no `.github/usher/targets/nowhere.yml`',
  )
})
