import { expect, test } from 'vitest'
import type { Capability } from '../../../src/facts/capability.ts'
import { factsOf } from '../../../src/facts/facts-of.ts'
import { klusterDocs } from '../../../src/targets/kluster-docs/kluster-docs.ts'
import { parseOffers } from '../../../src/targets/kluster-docs/offer.ts'
import { tokensShown } from '../../../src/targets/kluster-docs/rate-limits.ts'
import { tailSlug } from '../../../src/targets/kluster-docs/slug.ts'
import { snippetNameOf, snippetPath } from '../../../src/targets/kluster-docs/snippet-name.ts'
import { proposalFor } from '../../support/proposals.ts'
import { brought, listed, newer, offered, older, snippet, text } from './check.ts'

test.for([
  ['estuary/Lapwing-2.5-12B-Instruct', 'lapwing-2-5-12b-instruct'],
  ['org/A__b..c-', 'a-b-c'],
  ['org/plover-nemo-2407', 'plover-nemo-2407'],
])('the end of %s is %s', ([id, slug]) => {
  expect(tailSlug(id ?? '')).toBe(slug)
})

const pathsFor = (id: string, wish: Parameters<typeof brought>[2], files = newer) =>
  brought([offered(text, { id })], files, wish).changes.map(({ path }) => path)

test('a chosen name is that of the files, however short', () => {
  const chosen = new Map([[text, { slug: 'lapwing2.5-12' }]])
  expect(pathsFor(text, { chosen })).toContain(snippet('batch', 'batch-jsonl-lapwing2.5-12.md'))
})

test.for(['../x', 'a/b', 'a b', '01', '.hidden', '-rf', 'a'.repeat(201), ''])(
  'the chosen name `%s` is refused',
  (slug) => {
    const { changes, todos } = brought([offered(text)], newer, {
      chosen: new Map([[text, { slug }]]),
    })
    expect(changes).toEqual([])
    expect(todos[0]).toContain('is no name for files; choose an alias')
  },
)

test('models of older trees get the short names they had there, and only there', () => {
  const id = 'deepseek-ai/DeepSeek-R1'
  expect(pathsFor(id, {}, older)[0]).toBe(snippet('real-time', 'realtime-deepseekR1.py'))
  expect(pathsFor(id, {})[0]).toBe(snippet('real-time', 'real-time-deepseek-r1.py'))
})

test('where most names are shorter than ours, that is said', () => {
  expect(brought([offered(text)], older).notes[0]).toContain(
    'file name `lapwing-2-5-12b-instruct` (from the id, though most here are shorter)',
  )
})

test('a name or label that is another model’s is refused', () => {
  const twin = offered(text, { id: 'other/Heron-3B-Instruct', name: 'New name' })
  const namesake = offered(text, { name: 'heron 3b' })

  expect(brought([twin]).todos).toEqual([
    'Nothing is written for `other/Heron-3B-Instruct`: the file name `heron-3b-instruct` is that of `marsh/Heron-3B-Instruct`; choose an alias.',
  ])
  expect(brought([namesake]).todos).toEqual([
    `Nothing is written for \`${text}\`: the label \`heron 3b\` is that of \`marsh/Heron-3B-Instruct\`; choose another.`,
  ])
})

test('two new models that would share a name are both refused, whichever comes first', () => {
  const one = offered(text, { id: 'a/New-1', name: 'One' })
  const other = offered(text, { id: 'b/New.1', name: 'Other' })
  const { changes, todos } = brought([other, one])

  expect(changes).toEqual([])
  expect(todos).toEqual([
    'Nothing is written for `a/New-1`: `a/New-1` and `b/New.1` would share the file name; choose others.',
    'Nothing is written for `b/New.1`: `a/New-1` and `b/New.1` would share the file name; choose others.',
  ])
})

test('without a name, the label is read from the id', () => {
  const { notes } = brought([offered(text, { id: 'org/SedgeWren-Pro_4B', name: undefined })])
  expect(notes[0]).toContain('label `Sedge Wren Pro 4B` (read from the id)')
})

test('paths are read back as they are written, and shared samples are no snippets of a model', () => {
  const path = snippet('batch', 'batch-jsonl-qwen2.5-7.md')
  const name = snippetNameOf(path)

  expect(name && snippetPath(name)).toBe(path)
  expect(name?.slug).toBe('qwen2.5-7')
  for (const shared of ['batch-jsonl-01.py', 'batch-jsonl-02.txt', 'other.py'])
    expect(snippetNameOf(snippet('batch', shared))).toBeUndefined()
  expect(snippetNameOf('elsewhere/real-time-a.py')).toBeUndefined()
})

test.for([
  [999, '999'],
  [1000, '1k'],
  [32_768, '32k'],
  [131_072, '131k'],
  [1_000_000, '1M'],
  [10_485_760, '10M'],
] as const)('%i tokens are shown as %s', ([tokens, shown]) => {
  expect(tokensShown(tokens)).toBe(shown)
})

test('a list is read whatever else it holds, and each id once', () => {
  const odd = {
    data: [7, { id: 'a/b', tags: 'no', context_length: -1 }, { id: 'a/b' }, { name: 'x' }],
  }

  expect(parseOffers(odd)).toMatchObject({
    unreadable: 2,
    offers: [{ id: 'a/b', context: undefined }],
  })
  expect(parseOffers([{ id: 'a/b' }])?.offers).toHaveLength(1)
  expect(parseOffers({ data: [] })).toEqual({ offers: [], unreadable: 0 })
  for (const other of [{ models: [] }, 'x', null, { data: [1, 2] }, { id: 'a/b' }])
    expect(parseOffers(other)).toBeUndefined()
  expect(listed).toHaveLength(12)
})

test('from a proposal, what it does not tell is left to people', () => {
  const brief = { proposal: proposalFor({ repository: 'estuary/Curlew-7B' }), facts: undefined }
  const { changes, todos } = klusterDocs.scaffold('preset', brief, newer)

  expect(klusterDocs.nameOf(brief.proposal)).toBe('estuary/Curlew-7B')
  expect(changes.map(({ path }) => path.split('/').at(-1))).toMatchInlineSnapshot(`
    [
      "real-time-curlew-7b.py",
      "real-time-curlew-7b.md",
      "real-time.md",
      "batch-jsonl-curlew-7b.py",
      "batch-jsonl-curlew-7b.md",
      "batch.md",
      "models.md",
    ]
  `)
  expect(todos).toMatchInlineSnapshot(`
    [
      "Edit \`get-started/models.md\` by hand: \`Model comparison table\` gets no row of \`Curlew 7B\`: what it is good for is not told in plain words; whether it calls tools is not told; whether it can be tuned is not told.",
      "Edit \`.snippets/text/get-started/rate-limit.md\` by hand: no plan gets a row of \`Curlew 7B\`: its context size is not told; its max output is not told.",
      "Run \`python3 scripts/generate_llms.py\` and commit \`llms.txt\` with the rest: it holds the pages that change here, and the check "Validate llms.txt" compares it.",
    ]
  `)
})

test('a proposal for what does not chat, or for no model, gets nothing', () => {
  const todosFor = (model: Parameters<typeof proposalFor>[0]) =>
    klusterDocs.scaffold('preset', { proposal: proposalFor(model), facts: undefined }, newer)

  expect(todosFor({ type: 'feature-extraction' })).toEqual({
    changes: [],
    notes: [],
    todos: ['`microsoft/phi-4` is left out: it is no chat model.'],
  })
  expect(todosFor({ repository: 'org/a b' }).todos).toEqual([
    'Nothing is written: the proposal names no model as `org/name`.',
  ])
  expect(klusterDocs.nameOf(proposalFor({ repository: 'org/a.lock' }))).toBeUndefined()
})

test('a family that reads like the id is how the model is written', () => {
  const notes = (familyName: string): string =>
    klusterDocs.scaffold(
      'preset',
      { proposal: proposalFor({ familyName }), facts: undefined },
      newer,
    ).notes[0] ?? ''

  expect(notes('Phi-4')).toContain('label `Phi-4` (its name)')
  expect(notes('Phi')).toContain('label `phi 4` (read from the id)')
})

test('a model that only goes on with a text is no chat model', () => {
  const id = 'estuary/Curlew-7B'
  const config = { architectures: ['CurlewForCausalLM'], model_type: 'curlew' }
  const facts = { ...factsOf({ id, config }), modality: 'text-to-text' as const }
  const scaffold = (capability: Capability) =>
    klusterDocs.scaffold(
      'preset',
      {
        proposal: proposalFor({ repository: id }),
        facts: { ...facts, capabilities: [capability] },
      },
      newer,
    )

  expect(scaffold('completion').todos).toEqual([`\`${id}\` is left out: it is no chat model.`])
  expect(scaffold('chat').changes).toHaveLength(7)
})

test('images by the facts, or else by the type the proposal names', () => {
  const proposal = proposalFor({ repository: 'estuary/Curlew-7B', type: 'image-text-to-text' })
  const { changes } = klusterDocs.scaffold('preset', { proposal, facts: undefined }, newer)
  expect(changes[0]?.text).toContain('image_url')
})
