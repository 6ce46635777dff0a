import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskRust } from '../../../src/edit/rust-mask.ts'
import { factsOf } from '../../../src/facts/facts-of.ts'
import { bareProposal } from '../../../src/targets/bare-proposal.ts'
import { architectureNames } from '../../../src/targets/fastllm/architectures.ts'
import { fastllm } from '../../../src/targets/fastllm/fastllm.ts'
import { proposalFor } from '../../support/proposals.ts'
import { briefOf, configOf, setOf, tree } from './check.ts'

test.each([
  '../../etc/passwd',
  'Heron/../../x',
  'HeronForCausalLM\n#[cfg(evil)]',
  'Heron"; fn evil() {} //',
  'HeronForCausalLM\u2028',
  'НеronForCausalLM',
  'Heron\u200BForCausalLM',
  'Heron ForCausalLM',
  '1HeronForCausalLM',
  '_HeronForCausalLM',
  'A'.repeat(129),
  'A'.repeat(300),
  '`rm -rf`',
  '@all',
  '',
])('the architecture %j is refused', (architecture) => {
  const { changes, notes, todos } = setOf(configOf(architecture))
  expect(changes).toEqual([])
  expect(notes).toEqual([])
  expect(todos).toEqual([
    'Nothing is written: the first of `architectures` in config.json is no plain name: a letter, then at most 127 letters, digits and underscores (V00).',
  ])
})

test.each([undefined, null, [], 'LlamaForCausalLM', [7], [['x']], {}])(
  'architectures that are %j are refused',
  (architectures) => {
    expect(setOf(configOf('LlamaForCausalLM', { architectures })).todos.join()).toContain('(V01)')
  },
)

test.each([null, [], 'text', 7, true])('a config.json that is %j is refused', (config) => {
  expect(setOf(config).todos).toEqual(['Nothing is written: config.json is no JSON object.'])
})

test.each([
  'org/a.lock',
  'org/..',
  'org/a/b',
  '@all/x',
  'org/a b',
  'gpt2',
  'org/a"b',
  'o\n/x',
  `org/${'a'.repeat(300)}`,
])('%j is no name for a model here', (id) => {
  expect(fastllm.nameOf(proposalFor({ repository: id }))).toBeUndefined()
  expect(setOf(configOf('Gemma2ForCausalLM'), tree, id).changes).toEqual([])
})

test.each([
  'Self',
  'self',
  'Crate',
  'Type',
  'Async',
  'Yield',
  'Gen',
  'Traits',
  'Cache',
  'ModelRegistry',
  'Mod',
])('a family called %s is refused', (stem) => {
  const { changes, todos } = setOf(configOf(`${stem}ForCausalLM`))
  expect(changes).toEqual([])
  expect(todos[0]).toMatch(/keyword|FastLLM's own/)
})

test('a version that is no full commit is refused', () => {
  const proposal = proposalFor({ repository: 'wetland/x', revision: 'main' })
  const brief = { proposal, facts: undefined, config: configOf('Gemma2ForCausalLM') }
  expect(fastllm.scaffold('preset', brief, tree).todos.join()).toContain('not a full commit')
})

test('a name that somebody chose is refused, not ignored', () => {
  const brief = { ...briefOf(configOf('Gemma2ForCausalLM')), names: { family: 'Other' } }
  const { changes, todos } = fastllm.scaffold('preset', brief, tree)
  expect(changes).toEqual([])
  expect(todos.join()).toContain('names follow from the architecture')
})

test('without config.json only what is served already is tested', () => {
  const about = (architecture: string) => {
    const facts = factsOf({
      id: 'wetland/x',
      page: { id: 'wetland/x', config: { architectures: [architecture] } },
    })
    return fastllm.scaffold('preset', { proposal: bareProposal('wetland/x', facts), facts }, tree)
  }
  expect(about('Gemma2ForCausalLM').changes).toEqual([])
  expect(about('Qwen2ForCausalLM').changes.map(({ path }) => path)).toEqual([
    'src/models/model_registry.rs',
  ])
  expect(about('Qwen2ForCausalLM').todos.join()).toContain('no rule was applied')
  const { changes, todos } = setOf(undefined)
  expect(changes).toEqual([])
  expect(todos).toEqual([
    'Nothing is written: its config.json is not known; name it with `--config`.',
  ])
})

/** Texts that would do something if they got anywhere. */
const evil = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '"#; fn evil() {}',
    '*/',
    '\n',
    '../..',
    '`@all`',
    '{}',
    '"evil"',
    '<br>',
    '| x |',
  ),
)
const value = fc.oneof(
  evil,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(evil),
)
const hostile = fc.record({
  architecture: fc.oneof(
    fc.constantFrom(...architectureNames),
    evil,
    fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,140}$/),
    fc.stringMatching(/^[A-Z][a-z]{1,9}[0-9]?[A-Z]?[a-z]{0,5}(?:ForCausalLM|Model)$/),
  ),
  id: fc.oneof(
    fc.constant('wetland/heron'),
    evil,
    fc.tuple(evil, evil).map((parts) => parts.join('/')),
  ),
  keys: fc.dictionary(
    fc.oneof(
      evil,
      fc.constantFrom(
        'model_type',
        'hidden_act',
        'hidden_size',
        'rope_theta',
        'dim',
        'text_config',
      ),
    ),
    value,
  ),
})

test('no text from outside reaches a path, a name, a string or a comment unchecked', () => {
  fc.assert(
    fc.property(hostile, ({ architecture, id, keys }) => {
      const config = configOf(architecture, { ...keys, architectures: [architecture] })
      const { changes, notes, todos } = setOf(config, tree, id)

      for (const { path, text } of changes) {
        expect(path).toMatch(
          /^(?:Cargo\.toml|README\.md|docs\/models\.md|src\/models\/[a-z][a-z0-9_]{0,47}\.rs)$/,
        )
        if (path.endsWith('.rs')) expect(isBalanced(text)).toBe(true)
        expect(text).not.toContain('evil')
      }
      if (changes.length > 0) expect(architecture).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,63}$/)
      expect([...notes, ...todos].join('')).not.toMatch(/evil|[\n\u2028]/)
    }),
  )
})

function isBalanced(text: string): boolean {
  const code = maskRust(text)
  const count = (mark: string): number => code.split(mark).length
  return count('{') === count('}') && count('(') === count(')') && count('[') === count(']')
}

test('an answer never throws, whatever the tree holds', () => {
  const paths = [...tree.keys()]
  fc.assert(
    fc.property(
      fc.constantFrom(...paths),
      fc.nat(),
      fc.nat(400),
      evil,
      (path, from, length, text) => {
        const old = tree.get(path) ?? ''
        const at = from % (old.length + 1)
        const files = new Map([...tree, [path, old.slice(0, at) + text + old.slice(at + length)]])

        const set = fastllm.scaffold('preset', briefOf(configOf('Gemma2ForCausalLM')), files)
        expect(Array.isArray(set.changes)).toBe(true)
        for (const name of fastllm.modelsIn(files))
          expect(fastllm.inspect(name, files).name).toBe(name)
      },
    ),
    { numRuns: 60 },
  )
})
