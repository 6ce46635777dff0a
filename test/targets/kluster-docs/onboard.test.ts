import { expect, test } from 'vitest'
import type { Files } from '../../../src/edit/files.ts'
import { klusterDocs } from '../../../src/targets/kluster-docs/kluster-docs.ts'
import { afterwards } from '../../../src/targets/scaffold-parts.ts'
import {
  batch,
  brought,
  gained,
  limits,
  listed,
  models,
  newer,
  offered,
  older,
  realTime,
  snippet,
  text,
  vision,
  withModels,
} from './check.ts'

const slug = 'lapwing-2-5-12b-instruct'

function linesOf(files: Files, path: string): readonly string[] {
  return (files.get(path) ?? '').split('\n')
}

test('a chat model gets four snippets, four entries and a row of every table', () => {
  const { changes } = brought([offered(text)])

  expect(
    changes.map(({ path, change, why }) => `${change} ${path}\n  ${why}`).join('\n'),
  ).toMatchInlineSnapshot(`
      "create .snippets/code/get-started/start-building/real-time/real-time-lapwing-2-5-12b-instruct.py
        The real-time Python snippet for text of \`estuary/Lapwing-2.5-12B-Instruct\`, like 5 siblings.
      create .snippets/code/get-started/start-building/real-time/real-time-lapwing-2-5-12b-instruct.md
        The real-time bash snippet for text of \`estuary/Lapwing-2.5-12B-Instruct\`, like 4 siblings.
      edit get-started/start-building/real-time.md
        Shows the real-time examples of \`estuary/Lapwing-2.5-12B-Instruct\`.
      create .snippets/code/get-started/start-building/batch/batch-jsonl-lapwing-2-5-12b-instruct.py
        The batch Python snippet for text of \`estuary/Lapwing-2.5-12B-Instruct\`, like 5 siblings.
      create .snippets/code/get-started/start-building/batch/batch-jsonl-lapwing-2-5-12b-instruct.md
        The batch bash snippet for text of \`estuary/Lapwing-2.5-12B-Instruct\`, like 5 siblings.
      edit get-started/start-building/batch.md
        Shows the batch examples of \`estuary/Lapwing-2.5-12B-Instruct\`.
      edit get-started/models.md
        Names \`estuary/Lapwing-2.5-12B-Instruct\`. Compares \`estuary/Lapwing-2.5-12B-Instruct\` with the others.
      edit .snippets/text/get-started/rate-limit.md
        The rates of \`estuary/Lapwing-2.5-12B-Instruct\`, by plan."
    `)
})

test('a snippet is its siblings with the id and the label exchanged, and nothing else', () => {
  const files = withModels([offered(text)])
  const sibling = newer.get(snippet('batch', 'batch-jsonl-heron-3b-instruct.py')) ?? ''

  expect(files.get(snippet('batch', `batch-jsonl-${slug}.py`))).toBe(
    sibling
      .replaceAll('marsh/Heron-3B-Instruct', text)
      .replace('the Heron 3B model', 'the Lapwing 2.5 12B model'),
  )
})

test('entries stand before the first greater label in lower case, nothing else moves', () => {
  const files = withModels([offered(text), offered(vision)])

  expect(gained(realTime, newer, files)).toMatchInlineSnapshot(`
    "+ ??? example "Lapwing 2.5 12B"
    + 
    +     \`\`\`python
    +     --8<-- 'code/get-started/start-building/real-time/real-time-lapwing-2-5-12b-instruct.py'
    +     \`\`\`
    + 
      ??? example "Meta Bittern 8B Turbo"
    + ??? example "Sandpiper Vision 4B"
    + 
    +     \`\`\`python
    +     --8<-- 'code/get-started/start-building/real-time/real-time-sandpiper-vision-4b.py'
    +     \`\`\`
    + 
      ??? example "Warbler 12B"
    + ??? example "Lapwing 2.5 12B"
    + 
    +     \`\`\`bash
    +     --8<-- 'code/get-started/start-building/real-time/real-time-lapwing-2-5-12b-instruct.md'
    +     \`\`\`
    + 
      ??? example "Meta Bittern 8B Turbo"
    + ??? example "Sandpiper Vision 4B"
    + 
    +     \`\`\`bash
    +     --8<-- 'code/get-started/start-building/real-time/real-time-sandpiper-vision-4b.md'
    +     \`\`\`
    + 
      ??? example "Warbler 12B""
  `)
})

test('rows stand in the order of the tables, which is by case, and look like those there', () => {
  const files = withModels([offered(text), offered(vision)])

  expect(gained(models, newer, files)).toMatchInlineSnapshot(`
    "+ |      **Lapwing 2.5 12B**      |      \`estuary/Lapwing-2.5-12B-Instruct\`       |
      |   **Meta Bittern 8B Turbo**   |       \`klusterai/Meta-Bittern-8B-Turbo\`       |
    + |    **Sandpiper Vision 4B**    |         \`estuary/Sandpiper-Vision-4B\`         |
      |        **Warbler 12B**        |           \`reedbed/Warbler-12B-it\`            |
    + | **Lapwing 2.5 12B** | Quick answers<br>reviewing code<br>tool calls. | :white_check_mark: | :white_check_mark: | :white_check_mark: |:white_check_mark: | :x: |
      | **Bittern 8B Turbo** | Fast chat<br>summaries | :white_check_mark: | :white_check_mark: | :white_check_mark: |:white_check_mark: | :x: |
    + | **Sandpiper Vision 4B** | A small model that reads<br>charts, labels and photos of<br>birds at dusk | :white_check_mark: | :white_check_mark: | :x: |:x: | :white_check_mark: |
      | **Warbler 12B** | Whole books in one question | :white_check_mark: | :white_check_mark: | :x: |:x: | :x: |"
  `)
  expect(gained(limits, newer, files)).toMatchInlineSnapshot(`
    "+     |**Lapwing 2.5 12B**|16k|2k|700|15|25|2|
          |**Meta Bittern 8B Turbo**|16k|2k|700|15|25|2|
    +     |**Sandpiper Vision 4B**|16k|2k|700|15|25|2|
          |**Warbler 12B**|16k|2k|700|15|25|2|
    +     |**Lapwing 2.5 12B**|131k|8k|90k|80|550|12|
          |**Meta Bittern 8B Turbo**|131k|131k|90k|80|550|12|
    +     |**Sandpiper Vision 4B**|32k|32k|90k|80|550|12|
          |**Warbler 12B**|1M|1M|90k|80|550|12|
    +     |**Lapwing 2.5 12B**|131k|8k|400k|80|1100|30|
          |**Meta Bittern 8B Turbo**|131k|131k|400k|80|1100|30|
    +     |**Sandpiper Vision 4B**|32k|32k|400k|80|1100|30|
          |**Warbler 12B**|1M|1M|400k|80|1100|30|
    +     |**Lapwing 2.5 12B**|131k|8k|Unlimited|80|Unlimited|Unlimited|
          |**Meta Bittern 8B Turbo**|131k|131k|Unlimited|80|Unlimited|Unlimited|
    +     |**Sandpiper Vision 4B**|32k|32k|Unlimited|80|Unlimited|Unlimited|
          |**Warbler 12B**|1M|1M|Unlimited|80|Unlimited|Unlimited|"
  `)
})

test('a model that takes images follows siblings that do', () => {
  const files = withModels([offered(vision)])

  for (const name of ['real-time-sandpiper-vision-4b.py', 'real-time-sandpiper-vision-4b.md'])
    expect(files.get(snippet('real-time', name))).toContain('image_url')
  expect(
    withModels([offered(text)]).get(snippet('real-time', `real-time-${slug}.md`)),
  ).not.toContain('image_url')
})

test('the form most siblings have is followed, the one a person changed is named', () => {
  const { changes, notes } = brought([offered(text)])
  const bash = changes.find(({ path }) => path.endsWith(`real-time-${slug}.md`))

  expect(bash?.text).not.toContain('# The key is on your account page')
  expect(bash?.why).toBe(`The real-time bash snippet for text of \`${text}\`, like 4 siblings.`)
  expect(notes).toContain(
    `Not like most, as a real-time bash snippet for text, and not followed: \`${snippet('real-time', 'real-time-warbler-12b-it.md')}\`.`,
  )
})

test('what else is offered is left out, with the reason', () => {
  const { notes, todos } = brought(listed)

  expect(notes.filter((note) => note.includes('left out')).join('\n')).toMatchInlineSnapshot(`
    "\`estuary/Godwit-70B\` is left out: it is not there yet (\`upcoming\`).
    \`estuary/Godwit-Embed\` is left out: it is no chat model (\`embeddings\`).
    \`reedbed/verify-facts\` is left out: it is no chat model (\`verify\`).
    \`someone/my-tuned-heron\` is left out: it is not offered to everybody (\`fineTuned\`)."
  `)
  expect(todos).toMatchInlineSnapshot(`
    [
      "Run \`python3 scripts/generate_llms.py\` and commit \`llms.txt\` with the rest: it holds the pages that change here, and the check "Validate llms.txt" compares it.",
    ]
  `)
})

test('a model somebody asked for by name and that is left out is left to people', () => {
  const id = 'estuary/Godwit-Embed'

  expect(brought([offered(id)], newer, { asked: new Set([id]) })).toEqual({
    changes: [],
    notes: [],
    todos: ['`estuary/Godwit-Embed` is left out: it is no chat model (`embeddings`).'],
  })
})

test('a second time there is nothing, and every model is complete', () => {
  for (const tree of [newer, older]) {
    const files = withModels([offered(text), offered(vision)], tree)

    expect(brought([offered(text), offered(vision)], files)).toEqual({
      changes: [],
      notes: [],
      todos: [],
    })
    for (const id of [text, vision])
      expect(klusterDocs.inspect(id, files)).toMatchObject({ complete: true, missing: [] })
  }
})

test('in an older tree, files and tables are like those there, and the lists of ids grow too', () => {
  const { changes } = brought([offered(text)], older)
  const files = afterwards(older, { changes, notes: [], todos: [] })

  expect(changes.map(({ path }) => path)).toMatchInlineSnapshot(`
    [
      ".snippets/code/get-started/start-building/real-time/realtime-lapwing-2-5-12b-instruct.py",
      ".snippets/code/get-started/start-building/real-time/realtime-lapwing-2-5-12b-instruct.sh",
      "get-started/start-building/real-time.md",
      ".snippets/text/real-time-models.md",
      ".snippets/code/get-started/start-building/batch/batch-lapwing-2-5-12b-instruct.py",
      ".snippets/code/get-started/start-building/batch/batch-lapwing-2-5-12b-instruct.sh",
      "get-started/start-building/batch.md",
      ".snippets/text/batch-models.md",
      "get-started/models.md",
      ".snippets/text/get-started/rate-limit.md",
    ]
  `)
  expect(gained(batch, older, files)).toMatchInlineSnapshot(`
    "+ ??? example "Lapwing 2.5 12B"
    + 
    +     \`\`\`python
    +     --8<-- 'code/get-started/start-building/batch/batch-lapwing-2-5-12b-instruct.py'
    +     \`\`\`
    + 
      ??? example "Warbler 12B"
    + ??? example "Lapwing 2.5 12B"
    + 
    +     \`\`\`bash
    +     --8<-- 'code/get-started/start-building/batch/batch-lapwing-2-5-12b-instruct.sh'
    +     \`\`\`
    + 
      ??? example "Warbler 12B""
  `)
  expect(gained(models, older, files)).toMatchInlineSnapshot(`
    "+ |      **Lapwing 2.5 12B**      |      \`estuary/Lapwing-2.5-12B-Instruct\`       |
      |   **Meta Bittern 8B Turbo**   |       \`klusterai/Meta-Bittern-8B-Turbo\`       |
    + | **Lapwing 2.5 12B** | Quick answers<br>reviewing code<br>tool calls. | :white_check_mark: | :white_check_mark: | :white_check_mark: | :x: |
      | **Bittern 8B Turbo** | Fast chat | :white_check_mark: | :white_check_mark: | :white_check_mark: | :x: |"
  `)
  expect(gained(limits, older, files)).toMatchInlineSnapshot(`
    "+     |     **Lapwing 2.5 12B**     |           16k            |           2k           |          700          |           15           |           25           |              2              |
          |  **Meta Bittern 8B Turbo**  |           16k            |           2k           |          700          |           15           |           25           |              2              |
    +     |     **Lapwing 2.5 12B**     |           131k           |           8k           |          90k          |           80           |          550           |             12              |
          |  **Meta Bittern 8B Turbo**  |           131k           |          131k          |          90k          |           80           |          550           |             12              |
    +     |     **Lapwing 2.5 12B**     |           131k           |           8k           |         400k          |           80           |          1100          |             30              |
          |  **Meta Bittern 8B Turbo**  |           131k           |          131k          |         400k          |           80           |          1100          |             30              |
    +     |     **Lapwing 2.5 12B**     |           131k           |           8k           |       Unlimited       |           80           |       Unlimited        |          Unlimited          |
          |  **Meta Bittern 8B Turbo**  |           131k           |          131k          |       Unlimited       |           80           |       Unlimited        |          Unlimited          |"
  `)
  expect(files.get('.snippets/text/batch-models.md')?.endsWith('`reedbed/Kingfisher-VL-7B`')).toBe(
    true,
  )
  expect(gained('.snippets/text/batch-models.md', older, files)).toMatchInlineSnapshot(`
    "+ - \`estuary/Lapwing-2.5-12B-Instruct\`
      - \`marsh/Heron-3B-Instruct\`"
  `)
})

test('a page that ends without a line ending still does', () => {
  const page = newer.get(models) ?? ''
  expect(page.endsWith('\n')).toBe(false)

  expect(
    withModels([offered(text)])
      .get(models)
      ?.endsWith('rate-limit.md"'),
  ).toBe(true)
})

test('only the tables, or only the snippets and entries', () => {
  const paths = (only: 'tables' | 'examples'): readonly string[] =>
    brought([offered(text)], newer, { only }).changes.map(({ path }) => path)

  expect(paths('tables')).toEqual([models, limits])
  expect(paths('examples')).toHaveLength(6)
  expect(paths('examples')).not.toContain(models)
})

test('a model half there is named by what it lacks, and completed under its own names', () => {
  const whole = withModels([offered(text)])
  const lost = snippet('batch', `batch-jsonl-${slug}.md`)
  const half: Files = new Map(
    [...whole, [models, newer.get(models) ?? ''] as const]
      .map(
        ([path, content]) => [path, path === batch ? (newer.get(batch) ?? '') : content] as const,
      )
      .filter(([path]) => path !== lost),
  )

  expect(klusterDocs.inspect(text, half)).toMatchObject({ present: true, complete: false })
  expect(klusterDocs.inspect(text, half).missing.join('\n')).toMatchInlineSnapshot(`
    "\`get-started/start-building/batch.md\`, \`### Python\` has no entry
    \`.snippets/code/get-started/start-building/batch/batch-jsonl-lapwing-2-5-12b-instruct.md\` is missing
    \`get-started/start-building/batch.md\`, \`### CLI\` has no entry
    \`get-started/models.md\`, "Model names" has no row
    \`get-started/models.md\`, "Model comparison table" has no row"
  `)
  expect(withModels([offered(text, { name: 'Another name' })], half)).toEqual(whole)
})

test('a label that differs from table to table is no reason for another row', () => {
  const tree = withModels([offered(text)])
  const page = (path: string): string =>
    (tree.get(path) ?? '').replaceAll('example "Lapwing 2.5 12B"', 'example "LAPWING-2.5 12B"')
  const drifted: Files = new Map([...tree, [realTime, page(realTime)], [batch, page(batch)]])

  expect(brought([offered(text)], drifted).changes).toEqual([])
  expect(brought([offered(text, { name: 'Lapwing, new' })], drifted).changes).toEqual([])
})

test('an entry that waits for its file gets it under the name it gives', () => {
  const page = older.get(realTime) ?? ''
  const swallow = offered(text, { id: 'estuary/Swallow-1B', name: 'Swallow 1B' })
  const files = withModels([swallow], older)

  expect(page).toContain("--8<-- 'code/get-started/start-building/real-time/realtime-swallow1.py'")
  expect(files.get(snippet('real-time', 'realtime-swallow1.py'))).toContain('"estuary/Swallow-1B"')
  expect(linesOf(files, realTime).filter((line) => line.includes('Swallow 1B'))).toHaveLength(2)
  expect(klusterDocs.inspect('estuary/Swallow-1B', files).missing).toEqual([])
})

test('an id that begins like another is another model', () => {
  const without = new Map([...newer].filter(([path]) => !path.includes('heron-3b-instruct-0528')))
  const longer = offered('marsh/Heron-3B-Instruct-0528')

  expect(klusterDocs.modelsIn(without)).not.toContain('marsh/Heron-3B-Instruct-0528')
  const files = withModels([longer], without)
  for (const [path, content] of newer)
    if (path.includes('heron-3b-instruct-0528')) expect(files.get(path)).toBe(content)
})

test('what a person wrote under the name we would take is looked at, not overwritten', () => {
  const path = snippet('real-time', `real-time-${slug}.py`)
  const taken = new Map([...newer, [path, 'print("soon")\n']])
  const { changes, todos } = brought([offered(text)], taken)

  expect(changes.map((change) => change.path)).not.toContain(path)
  expect(todos[0]).toBe(`Look at \`${path}\`: it is there and does not name \`${text}\`.`)
})

test('a section that cannot be found is left to people, and no snippet without a page is written', () => {
  const page = (newer.get(realTime) ?? '').replace('### CLI\n', '### Terminal\n')
  const { changes, todos } = brought([offered(text)], new Map([...newer, [realTime, page]]))

  expect(todos[0]).toBe(
    `Edit \`${realTime}\` by hand: the page has no readable section \`Quickstart snippets › CLI\`.`,
  )
  expect(changes.filter(({ path }) => path.includes('real-time'))).toEqual([])
  expect(changes.some(({ path }) => path === batch)).toBe(true)
})

test('without a sibling of its kind, nothing of a model is written', () => {
  const blind = new Map([...newer].filter(([, content]) => !content.includes('image_url')))
  const { changes, todos } = brought([offered(vision)], blind)

  expect(changes).toEqual([])
  expect(todos).toMatchInlineSnapshot(`
    [
      "No examples of \`estuary/Sandpiper-Vision-4B\` are written: no sibling gives the form of its real-time Python snippet for images, real-time bash snippet for images, batch Python snippet for images, batch bash snippet for images.",
    ]
  `)
})

test('with one sibling only, people are told', () => {
  const { notes } = brought([offered(vision)], older)
  expect(notes).toContain(
    'The real-time Python snippet for images follows the only sibling there is, `kingfisher2.5-7`: read it with care.',
  )
})

test('tables that are not what is known are left to people, whatever else is written', () => {
  const page = (newer.get(models) ?? '').replace('| Tools |', '| Seasons |')
  const rates = (newer.get(limits) ?? '').replace(
    '**Heron 3B**|131k|8k|90k',
    '**Heron 3B**|131k|8k|91k',
  )
  const files = new Map([...newer, [models, page], [limits, rates]])
  const { changes, todos } = brought([offered(text)], files)

  expect(changes.map(({ path }) => path)).toContain(models)
  expect(todos.slice(0, 2).join('\n')).toMatchInlineSnapshot(`
    "Edit \`get-started/models.md\` by hand: \`Model comparison table\` gets no row of \`Lapwing 2.5 12B\`: the column \`seasons\` is not known here.
    Edit \`.snippets/text/get-started/rate-limit.md\` by hand: no plan gets a row of \`Lapwing 2.5 12B\`: the rows of \`Core\` disagree about \`max batch requests\`."
  `)
})

test('what the list does not tell is left to people', () => {
  const basic = offered(text, {
    description: undefined,
    context: undefined,
    output: undefined,
    hasTools: undefined,
    isTunable: undefined,
  })
  expect(brought([basic]).todos.slice(0, 2)).toMatchInlineSnapshot(`
    [
      "Edit \`get-started/models.md\` by hand: \`Model comparison table\` gets no row of \`Lapwing 2.5 12B\`: what it is good for is not told in plain words; whether it calls tools is not told; whether it can be tuned is not told.",
      "Edit \`.snippets/text/get-started/rate-limit.md\` by hand: no plan gets a row of \`Lapwing 2.5 12B\`: its context size is not told; its max output is not told.",
    ]
  `)
  expect(brought([offered(text, { modality: 'unknown' })]).todos).toEqual([
    `Nothing is written for \`${text}\`: it is not told whether it takes images.`,
  ])
})

test('the page for machines is asked for only where the repository makes one', () => {
  const without = new Map([...newer].filter(([path]) => path !== 'scripts/generate_llms.py'))

  expect(brought([offered(text)]).todos.join('\n')).toContain('llms.txt')
  expect(brought([offered(text)], without).todos).toEqual([])
})
