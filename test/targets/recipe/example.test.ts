import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import type { Files } from '../../../src/edit/files.ts'
import { bareProposal } from '../../../src/targets/bare-proposal.ts'
import { scaffoldParts } from '../../../src/targets/scaffold-parts.ts'
import { briefFor, cookbook, scaffolded, cookbookFiles as tree } from './cookbook.ts'

const id = 'Marsh/Bittern-4B-it'
const brief = briefFor(id)
const all = (files: Files = tree) => scaffoldParts(cookbook, cookbook.parts, { brief, files })

/** The lines each file gained; it must have lost none. */
function gained(files: Files, before: Files = tree): string {
  return [...files]
    .filter(([path, text]) => before.get(path) !== text)
    .map(([path, text]) => `${path}\n${linesGained(before.get(path) ?? '', text)}`)
    .join('\n\n')
}

function linesGained(before: string, after: string): string {
  const old = before === '' ? [] : before.split('\n')
  const found: string[] = []
  let at = 0
  for (const line of after.split('\n')) {
    if (line === old[at]) at += 1
    else found.push(`  ${line}`.trimEnd())
  }
  expect(at).toBe(old.length)
  return found.join('\n')
}

test('a model gets its page and its places in every list, and nothing else changes', () => {
  expect(gained(scaffolded(cookbook, brief, tree))).toMatchInlineSnapshot(`
    "cookbook/README.md
      - [Bittern-4B-it](models/bittern-4b-it.md), 4 B parameters

    cookbook/models.yaml
        - name: Marsh/Bittern-4B-it
          page: models/bittern-4b-it.md
          licence: gemma

    cookbook/licences.md
      | [Bittern-4B-it](models/bittern-4b-it.md) | gemma | true |

    cookbook/tests/pages.txt
      models/bittern-4b-it.md

    cookbook/models/bittern-4b-it.md
      # Bittern-4B-it

      [\`Marsh/Bittern-4B-it\`](https://huggingface.co/Marsh/Bittern-4B-it) is under gemma.

      | what | how much |
      | --- | --- |
      | context | 32768 tokens |
      | weights | 8 GiB |

      Its owners let people in one by one: ask for access first.

      ## Serve it

      - with vllm
      - with transformers

      \`\`\`shell
      usher-cook serve 'Marsh/Bittern-4B-it' --max-tokens 32768
      \`\`\`


    cookbook/serve/bittern_4b_it.py
      """Serve one model of the cookbook."""

      MODEL = "Marsh/Bittern-4B-it"
      MAX_TOKENS = 32768
      TRUST_REMOTE_CODE = False


      class Bittern4bItServer:
          """Keeps bittern-4b-it warm."""

          model = MODEL
    "
  `)
})

test('the words that go with it', () => {
  const { notes, todos, changes } = all()

  expect({ notes, todos }).toMatchInlineSnapshot(`
    {
      "notes": [
        "The figures are what Hugging Face tells of Marsh/Bittern-4B-it.",
      ],
      "todos": [
        "Taste it: run the page of Bittern-4B-it from top to bottom.",
      ],
    }
  `)
  expect(
    changes.map(({ path, change, why }) => `${change} ${path}: ${why}`),
  ).toMatchInlineSnapshot(`
    [
      "edit cookbook/models.yaml: The site builds a page for each entry.",
      "create cookbook/models/bittern-4b-it.md: The page of the model.",
      "create cookbook/serve/bittern_4b_it.py: How to serve it, as a script.",
      "edit cookbook/README.md: People find the page from here.",
      "edit cookbook/licences.md: As the recipe says.",
      "edit cookbook/tests/pages.txt: As the recipe says.",
    ]
  `)
})

test('what is not known shows as a gap and is left to a person', () => {
  const bare = { proposal: bareProposal(id, undefined), facts: undefined }
  const { changes, todos } = scaffoldParts(cookbook, cookbook.parts, { brief: bare, files: tree })
  const page = changes.find(({ path }) => path === 'cookbook/models/bittern-4b-it.md')

  expect(page?.text).toContain('| context | TODO tokens |')
  expect(changes.map(({ path }) => path)).not.toContain('cookbook/serve/bittern_4b_it.py')
  expect(todos).toMatchInlineSnapshot(`
    [
      "Fill in a \`TODO\` of \`cookbook/models.yaml\`: \`facts.licence\` is not known.",
      "Fill in a \`TODO\` of \`cookbook/models/bittern-4b-it.md\`: \`facts.licence\` is not known.",
      "Fill in a \`TODO\` of \`cookbook/models/bittern-4b-it.md\`: \`facts.context\` is not known.",
      "Fill in a \`TODO\` of \`cookbook/models/bittern-4b-it.md\`: \`facts.weight_bytes\` is not known.",
      "Check \`cookbook/models/bittern-4b-it.md\`: it is written as if \`facts.gated\` were not so, and it is not known.",
      "\`cookbook/serve/bittern_4b_it.py\` is not written: whether it is needed rests on \`facts.task\`, not known here.",
      "Fill in a \`TODO\` of \`cookbook/README.md\`: \`facts.parameters\` is not known.",
      "Fill in a \`TODO\` of \`cookbook/licences.md\`: \`facts.licence\` is not known.",
      "Fill in a \`TODO\` of \`cookbook/licences.md\`: \`facts.gated\` is not known.",
      "Taste it: run the page of Bittern-4B-it from top to bottom.",
    ]
  `)
})

test('a model of another kind gets no script, and is complete without it', () => {
  const files = scaffolded(cookbook, briefFor(id, { pipeline_tag: 'feature-extraction' }), tree)

  expect(files.has('cookbook/serve/bittern_4b_it.py')).toBe(false)
  expect(cookbook.inspect(id, files)).toMatchObject({ complete: true, missing: [] })
})

test('the tree tells which models it holds, and what each lacks', () => {
  expect(cookbook.modelsIn(tree)).toEqual(['Marsh/Heron-7B', 'Marsh/Plover-1.5B'])
  expect(cookbook.inspect('Marsh/Heron-7B', tree)).toMatchObject({ complete: true, missing: [] })
  expect(cookbook.inspect(id, tree)).toMatchObject({ present: false, registered: false })
  expect(cookbook.inspect(id, tree).missing).toMatchInlineSnapshot(`
    [
      "\`cookbook/models.yaml\` has no entry \`Marsh/Bittern-4B-it\`",
      "\`cookbook/models/bittern-4b-it.md\` is not there",
      "\`cookbook/README.md\` has no line \`(models/bittern-4b-it.md)\`",
      "\`cookbook/licences.md\` has no row \`[Bittern-4B-it](models/bittern-4b-it.md)\`",
      "\`cookbook/tests/pages.txt\` has no line \`models/bittern-4b-it.md\` (not required)",
    ]
  `)
})

test('a second time nothing is written, and the model is complete', () => {
  const files = scaffolded(cookbook, brief, tree)

  expect(all(files)).toEqual({ changes: [], notes: [], todos: [] })
  expect(cookbook.inspect(id, files)).toMatchObject({
    registered: true,
    present: true,
    complete: true,
    tested: true,
    missing: [],
  })
})

/** The tree as somebody keeps it who ends lines with a carriage return too. */
const returned: Files = new Map(
  [...tree].map(([path, text]) => [
    path,
    path.startsWith('.') ? text : text.replaceAll('\n', '\r\n'),
  ]),
)

const part = fc.stringMatching(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,14}[A-Za-z0-9])?$/)
const anyId = fc
  .tuple(part, part)
  .map((parts) => parts.join('/'))
  .filter((one) => cookbook.nameOf(bareProposal(one, undefined)) !== undefined)
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('a|b', '\n# x', '- x', '"'),
)

const anyHub = fc.record({
  cardData: fc.record({ license: anyText }),
  pipeline_tag: fc.option(anyText),
  gated: fc.boolean(),
})

test('whatever the model, its facts and the tree: only insertions, once, and complete', () => {
  fc.assert(
    fc.property(anyId, anyHub, fc.constantFrom(tree, returned), (model, hub, before) => {
      const any = briefFor(model, hub)
      const files = scaffolded(cookbook, any, before)
      const again = scaffoldParts(cookbook, cookbook.parts, { brief: any, files })

      gained(files, before)
      expect(again.changes).toEqual([])
      expect(cookbook.inspect(model, files)).toMatchObject({ complete: true, tested: true })
      expect(cookbook.inspect('Marsh/Heron-7B', files).complete).toBe(true)
      expect(parseDocument(files.get('cookbook/models.yaml') ?? '').errors).toEqual([])
      if (before === returned)
        expect([...before.keys()].filter((path) => hasLoneBreak(path, files))).toEqual([])
    }),
    { numRuns: 40 },
  )
})

function hasLoneBreak(path: string, files: Files): boolean {
  return !path.startsWith('.') && /(?<!\r)\n/.test(files.get(path) ?? '')
}

test('another model, whose name goes on, is another model', () => {
  const files = scaffolded(cookbook, briefFor('Marsh/Heron-7B-mini'), tree)

  expect(cookbook.inspect('Marsh/Heron-7B-mini', files).complete).toBe(true)
  expect(cookbook.inspect('Marsh/Heron', files).present).toBe(false)
})
