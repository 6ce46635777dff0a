import { expect, test } from 'vitest'
import type { Files } from '../../../src/edit/files.ts'
import { klusterDocs } from '../../../src/targets/kluster-docs/kluster-docs.ts'
import { pathsOf } from '../../support/tree.ts'
import { batch, models, newer, older, realTime, snippet } from './check.ts'

/** The findings of a tree, one a line. */
function found(files: Files): string {
  const all = klusterDocs.findingsIn?.(files) ?? []
  return all
    .map(
      ({ path, line, rule, message }) =>
        `${path.split('/').at(-1)}:${line ?? ''} ${rule}: ${message}`,
    )
    .join('\n')
}

const without = (files: Files, path: string): Files =>
  new Map([...files].filter(([each]) => each !== path))

const changed = (files: Files, path: string, change: (text: string) => string): Files =>
  new Map([...files, [path, change(files.get(path) ?? '')]])

test('in a sound tree every model is complete, and a form of its own is only mentioned', () => {
  const names = klusterDocs.modelsIn(newer)

  expect(names).toHaveLength(7)
  expect(names.filter((name) => !klusterDocs.inspect(name, newer).complete)).toEqual([])
  expect(found(newer)).toMatchInlineSnapshot(
    `"real-time-warbler-12b-it.md: odd-form: it differs from most: real-time bash snippet for text"`,
  )
})

test('worn places are found: includes of nothing, orphans, two ids in a file, the wrong fence', () => {
  expect(found(older)).toMatchInlineSnapshot(`
    "real-time.md:45 broken-include: \`.snippets/code/get-started/start-building/real-time/realtime-swallow1.py\` is not there
    realtime-plover.py: orphan-snippet: no page brings in this snippet
    batch-warbler12.py: mixed-ids: it names \`reedbed/Warbler-12B-it\` and \`marsh/Heron-3B-Instruct\`
    real-time.md:52 fence-language: the fence of \`Warbler 12B\` says \`python\`, its file is bash"
  `)
  expect(klusterDocs.inspect('reedbed/Warbler-12B-it', older).missing).toMatchInlineSnapshot(`
    [
      "\`.snippets/code/get-started/start-building/batch/batch-warbler12.py\` names \`reedbed/Warbler-12B-it\` and others",
    ]
  `)
})

test('a model that shares a file with another is complete by its own', () => {
  expect(klusterDocs.inspect('marsh/Heron-3B-Instruct', older)).toMatchObject({ complete: true })
})

test('a range of lines that its file does not have is a broken include', () => {
  const longer = changed(newer, realTime, (page) => page.replace('.py:1:3', '.py:01:40'))
  expect(found(longer)).toContain('broken-include: `.snippets/code/')
  expect(found(longer)).toContain('has 6 lines, not 40')
})

test('addresses are not looked for in the tree', () => {
  const page = '\n--8<-- "https://example.org/x.md"\n'
  expect(found(changed(newer, batch, (text) => text + page))).toBe(found(newer))
})

test('a file under another name and an entry with another label are told', () => {
  const slug = 'heron-vision-4b'
  const moved = changed(newer, realTime, (page) =>
    page
      .replace(`real-time-${slug}.py`, 'real-time-heronV.py')
      .replace('??? example "Heron Vision 4B"', '??? example "Heron V 4B"'),
  )
  const path = snippet('real-time', `real-time-${slug}.py`)
  const renamed = new Map([
    ...without(moved, path),
    [snippet('real-time', 'real-time-heronV.py'), newer.get(path) ?? ''],
  ])

  expect(found(renamed)).toMatchInlineSnapshot(`
    "batch-jsonl-heron-vision-4b.md: several-names: the files of \`marsh/Heron-Vision-4B\` are called \`heron-vision-4b\` and \`heronV\`
    real-time.md:77 several-labels: \`marsh/Heron-Vision-4B\` is called \`Heron V 4B\` and \`Heron Vision 4B\`
    real-time-warbler-12b-it.md: odd-form: it differs from most: real-time bash snippet for text"
  `)
  expect(klusterDocs.inspect('marsh/Heron-Vision-4B', renamed).complete).toBe(true)
})

test('a snippet below the other heading is told', () => {
  const swapped = changed(newer, batch, (page) =>
    page.replace(
      "```python\n    --8<-- 'code/get-started/start-building/batch/batch-jsonl-bittern-8.py'",
      "```bash\n    --8<-- 'code/get-started/start-building/batch/batch-jsonl-bittern-8.md'",
    ),
  )
  expect(found(swapped)).toContain(
    'wrong-section: `Meta Bittern 8B Turbo` brings in a bash file below the heading for python',
  )
  expect(klusterDocs.inspect('klusterai/Meta-Bittern-8B-Turbo', swapped).missing).toEqual([
    `\`${batch}\`, \`### Python\` has no entry`,
  ])
})

test('a snippet that names its model too seldom is not whole', () => {
  const path = snippet('batch', 'batch-jsonl-bittern-8.py')
  const less = changed(newer, path, (text) => text.replace('"model": ', '"engine": '))
  expect(klusterDocs.inspect('klusterai/Meta-Bittern-8B-Turbo', less).missing).toEqual([
    `\`${path}\` names its model 2 times, not 3`,
  ])
})

test('a model nobody wrote about is not there', () => {
  expect(klusterDocs.inspect('org/none', newer)).toMatchObject({
    present: false,
    complete: false,
    missing: ['no snippet and no row names it'],
  })
})

test('without the page of models, its rows are not asked for', () => {
  expect(klusterDocs.inspect('fen/plover-nemo-2407', without(newer, models))).toMatchObject({
    complete: true,
  })
})

test('the layout is recognised by both pages and both folders', () => {
  const reason = (files: Files): string => klusterDocs.applies(files).reason

  expect(klusterDocs.applies(newer).applies).toBe(true)
  expect(klusterDocs.applies(older).applies).toBe(true)
  expect(reason(without(newer, batch))).toBe(`there is no \`${batch}\``)
  expect(reason(new Map([...newer].filter(([path]) => !path.includes('/code/'))))).toBe(
    'there is no `.snippets/code/get-started/start-building/real-time/<model snippet>`, `.snippets/code/get-started/start-building/batch/<model snippet>`',
  )
  expect(reason(new Map())).toContain(`\`${realTime}\``)
})

test('more snippets than the shell brings are not taken for all there are', () => {
  const many = Array.from(
    { length: 160 },
    (_, index) => [snippet('batch', `batch-jsonl-a${index}.py`), ''] as const,
  )
  expect(klusterDocs.applies(new Map([...newer, ...many]))).toEqual({
    applies: false,
    reason: 'there are more snippets of models than are read at once',
  })
})

test('the large page for machines and foreign files are not read', () => {
  const wanted = klusterDocs.wants(pathsOf('test/fixtures/kluster-docs'), new Map())

  expect(wanted).not.toContain('llms.txt')
  expect(wanted).not.toContain('index.md')
  expect(newer.has(snippet('real-time', 'real-time-01.py'))).toBe(true)
})
