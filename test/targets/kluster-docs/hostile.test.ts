import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Change, Files } from '../../../src/edit/files.ts'
import { parseOffers } from '../../../src/targets/kluster-docs/offer.ts'
import { isLabel, isPlain } from '../../../src/targets/kluster-docs/plain-words.ts'
import { snippetNameOf } from '../../../src/targets/kluster-docs/snippet-name.ts'
import { afterwards } from '../../../src/targets/scaffold-parts.ts'
import { brought, isOnlyMore, models, newer, offered, older, text } from './check.ts'

test.for<[string, string]>([
  ['a way out of the folder', '../../etc/passwd'],
  ['a way out behind the organisation', 'org/../../x'],
  ['two full stops', 'org/a..b'],
  ['a third part', 'org/a/b'],
  ['no organisation', 'model'],
  ['an end of the string in Python', 'org/a", api_key="x'],
  ['an end of the string in a shell', "org/a'; rm -rf ~; '"],
  ['a command in back-ticks', 'org/`id`'],
  ['a command in a variable', 'org/$(id)'],
  ['another line', 'org/a\nimport os'],
  ['an option first', '-rf/a'],
  ['a row of its own', 'org/a|b'],
  ['a tag', 'org/<script>'],
  ['a template', 'org/{{config}}'],
  ['an include', "org/--8<-- '.env'"],
  ['letters that look alike', 'qwen/Qwеn2'],
  ['letters from right to left', 'org/a\u202eb'],
  ['a very long one', `org/${'a'.repeat(300)}`],
  ['nothing', ''],
])('an id with %s is left out, said, and written nowhere', ([, id]) => {
  const offers =
    parseOffers({ data: [{ id, model_purpose: 'text', name: 'A model' }] })?.offers ?? []
  const { changes, notes } = brought(offers)

  expect(changes).toEqual([])
  expect(notes).toHaveLength(1)
  expect(notes[0]).toContain('is left out: its id is not `org/name` in plain letters')
  expect(notes[0]).not.toMatch(/[\n\u202e]/)
})

test.for<[string, string]>([
  ['a quote', 'Lapwing "12B"'],
  ['another line', 'Lapwing\nimport os'],
  ['a bar', 'Lapwing | 12B'],
  ['back-ticks', 'Lapwing `12B`'],
  ['a backslash', 'Lapwing \\'],
  ['a tag', '<img src=x onerror=alert(1)>'],
  ['a link', '[Lapwing](javascript:alert(1))'],
  ['stars', '**Lapwing**'],
  ['a template', '{{ lapwing }}'],
  ['letters that look alike', 'Lаpwing 12B'],
  ['a very long one', 'L'.repeat(300)],
  ['nothing', '  '],
])('a name with %s is refused until a person chooses another', ([, name]) => {
  const { changes, todos } = brought([offered(text, { name })])
  const chosen = new Map([[text, { label: 'Lapwing 12B' }]])

  expect(changes).toEqual([])
  expect(todos[0]).toContain('is no label of at most 80 plain letters; choose another')
  expect(brought([offered(text, { name })], newer, { chosen }).changes).toHaveLength(8)
})

test.for<[string, string]>([
  ['a bar', 'Answers | quickly.'],
  ['a template', 'Answers {{ config }} quickly.'],
  ['an include', 'Answers --8<-- "/etc/passwd" quickly.'],
  ['a link', 'Answers [quickly](javascript:alert(1)).'],
  ['an address', 'Answers at https://evil.example/now quickly.'],
  ['an open tag', 'Answers <img src=x onerror=alert(1) quickly.'],
  ['an entity', 'Answers &lt;script&gt; quickly.'],
  ['a mention', 'Answers @everybody quickly.'],
  ['emoji by name', 'Answers :skull: quickly.'],
  ['nothing', ' <b></b> '],
])('a description with %s reaches no table', ([, description]) => {
  const files = afterwards(newer, brought([offered(text, { description })]))

  expect(files.get(models)).not.toContain('Answers')
  expect(files.get(models)).not.toContain('quickly')
})

test('tags are taken out of a description, and names keep their full stops', () => {
  const shown = (description: string): string | undefined =>
    /\*\*Lapwing 2\.5 12B\*\* \| (?<use>[^|]*) \|/.exec(
      afterwards(newer, brought([offered(text, { description })])).get(models) ?? '',
    )?.groups?.use

  expect(shown('<p>Runs on <b>kluster.ai</b>, like Qwen2.5. More text.</p>')).toBe(
    'Runs on kluster.ai , like Qwen2.5',
  )
  expect(shown('<b>Good for:</b> a,  b , c.<br>Not for d')).toBe('a<br>b<br>c.')
})

const nasty = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'aZ1./-_"\'`$(){}|\\<>*\n\r\t :#@е'.split('')) }),
)

const often = (plain: string) => fc.oneof(fc.constant(plain), nasty)

function expectTame({ path, change, text: now }: Change, id: string, tree: Files): void {
  expect(isOnlyMore(tree.get(path) ?? '', now)).toBe(true)
  expect(snippetNameOf(path) !== undefined).toBe(change === 'create')
  if (change === 'create') expect(now.split(id).length - 1).toBeGreaterThan(0)
}

test('whatever a list says, files are named plainly, pages only gain lines, and new text is inert', () => {
  fc.assert(
    fc.property(
      often('Lapwing-12B'),
      often('Lapwing 12B'),
      nasty,
      fc.boolean(),
      (tail, name, description, isOld) => {
        const id = `org/${tail}`
        const list = { data: [{ id, name, description, model_purpose: 'text', tags: [name] }] }
        const tree = isOld ? older : newer
        const { changes, notes, todos } = brought(parseOffers(list)?.offers ?? [], tree)

        for (const change of changes) expectTame(change, id, tree)
        for (const said of [...notes, ...todos]) expect(said).not.toMatch(/[\n\r\u202e]/)
        if (changes.length > 0) expect(isLabel(name.trim())).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
})

test('what passes as plain words holds no mark of Markdown, HTML or a template', () => {
  fc.assert(
    fc.property(nasty, (words) => {
      if (isPlain(words)) expect(words).not.toMatch(/[<>`*_[\]{}|\\$@#~^=\n\r]/)
      if (isLabel(words)) expect(words).not.toMatch(/[<>`*_[\]{}|\\$@#~^="&:\n\r]/)
    }),
  )
})

const word = fc.string({
  unit: fc.constantFrom(...'abcXYZ019'.split('')),
  minLength: 1,
  maxLength: 8,
})
const model = fc.record({
  id: fc.tuple(word, word, word).map(([one, two, three]) => `${one}/n${two}-${three}`),
  name: fc.tuple(word, word).map(([one, two]) => `${one} ${two}`),
  modality: fc.constantFrom('text' as const, 'vision' as const),
  description: fc.option(
    fc.tuple(word, word).map((words) => words.join(', ')),
    { nil: undefined },
  ),
  context: fc.option(fc.integer({ min: 1, max: 20_000_000 }), { nil: undefined }),
})

test('for any models: only additions, all there the second time, in whatever order they come', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(model, { selector: ({ id }) => id, maxLength: 3 }),
      fc.boolean(),
      (made, isOld) => {
        const tree = isOld ? older : newer
        const offers = made.map((each) => offered(text, each))
        const set = brought(offers, tree)
        const files = afterwards(tree, set)

        for (const [path, before] of tree)
          expect(isOnlyMore(before, files.get(path) ?? '')).toBe(true)
        for (const { path, change } of set.changes) expect(tree.has(path)).toBe(change === 'edit')
        expect(brought(offers, files).changes).toEqual([])
        expect(afterwards(tree, brought(offers.toReversed(), tree))).toEqual(files)
      },
    ),
    { numRuns: 40 },
  )
})
