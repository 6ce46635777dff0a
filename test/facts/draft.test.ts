import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { draftOf } from '../../src/facts/draft.ts'
import { answersOf, type Given } from '../../src/facts/draft-answers.ts'
import { draftName } from '../../src/facts/draft-name.ts'
import { factsOf } from '../../src/facts/facts-of.ts'
import type { ModelFacts } from '../../src/facts/model-facts.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { templateFindings } from '../../src/proposal/template-findings.ts'
import { lint } from '../../src/rules/lint.ts'

const path = 'templates/model-proposal.md'
const shipped = { path, text: readFileSync(path, 'utf8') }
const repository = 'wetland/heron-3b'
const today = '2026-02-11'

const facts = factsOf({
  id: repository,
  page: {
    id: repository,
    sha: 'a1'.repeat(20),
    gated: false,
    pipeline_tag: 'text-generation',
    downloads: 1200,
    cardData: { license: 'apache-2.0' },
    safetensors: { parameters: { BF16: 3_000_000_000 }, total: 3_000_000_000 },
    siblings: [
      { rfilename: 'model.safetensors', size: 6_000_000_000 },
      { rfilename: 'tokenizer.json', size: 99_000_000 },
    ],
  },
  config: {
    max_position_embeddings: 8192,
    num_hidden_layers: 28,
    num_key_value_heads: 4,
    head_dim: 128,
  },
})
const people: Given = { author: ['@ada'], reviewer: ['@grace'], runtime: 'VLLM' }

function drafted(given: Given, known?: ModelFacts) {
  const answers = { repository, today, given, facts: known }
  return draftOf(shipped, answersOf(answers))
}

test('a draft from facts leaves only what a person knows', () => {
  const { text, todos } = drafted(people, facts)
  const findings = lint(
    parseProposal('20260211-heron-3b.md', text),
    parseTemplate(path, shipped.text),
  )

  expect(todos.map((todo) => todo.text)).toEqual(['- **Model description**: TODO'])
  expect(findings.map((finding) => finding.span.start.line)).toEqual(todos.map((todo) => todo.line))
  expect(text).toContain('| GPU count | 1 |\n| Total GPU memory | 16GB |\n| Per GPU memory | N/A |')
})

test('a draft without facts lints clean but for its marks', () => {
  const { text, todos } = drafted({})
  const template = parseTemplate(path, shipped.text)
  const findings = templateFindings(parseProposal('20260211-heron-3b.md', text), template)
  const marked = new Set(todos.map((todo) => todo.line))

  expect(todos).toHaveLength(14)
  expect(findings.filter((finding) => !marked.has(finding.span.start.line))).toEqual([])
})

test('what a person says outranks what the page says', () => {
  const { text } = drafted({ licence: 'MIT', storage: '9GB' }, facts)

  expect(text).toContain('**Model license**: MIT')
  expect(text).toContain('| Storage size | 9GB |')
})

test('nothing of the template is left, its blocks neither', () => {
  const { text } = drafted({})

  expect(text).not.toContain('Remove before PR')
  expect(text).not.toMatch(/yyyy|\n\n\n/)
  expect(text).toContain('What the model is and what it takes to run it:')
})

test('a cell cannot break out of its table', () => {
  const { text } = drafted({ runtime: 'a | b\n| c |' })

  expect(text).toContain('| Runtime | a \\| b \\| c \\| |')
})

test.each([
  ['microsoft/Phi-4', '20260211-phi-4.md'],
  ['Qwen/Qwen2.5-Coder_7B', '20260211-qwen2.5-coder-7b.md'],
])('the draft of %s is %s', (id, name) => {
  expect(draftName(id, today)).toBe(name)
})

const dialects = ['staged', 'decision', 'improvement', 'header-list', 'numbered']

test.each(dialects)('a draft from the template of %s is clean but for its marks', (dialect) => {
  const file = `test/fixtures/templates/${dialect}/template.md`
  const template = { path: file, text: readFileSync(file, 'utf8') }

  const answers = answersOf({ repository, today, given: {}, facts: undefined })
  const { text, todos } = draftOf(template, answers)
  const marked = new Set(todos.map((todo) => todo.line))
  const findings = templateFindings(parseProposal('a.md', text), parseTemplate(file, template.text))
  const others = findings.filter(
    ({ span, severity }) => severity === 'error' && !marked.has(span.start.line),
  )

  expect(others.map((finding) => finding.message)).toEqual([])
})
