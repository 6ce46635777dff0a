import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'

const fixtures = 'test/fixtures/proposals'
const sound = readFileSync(`${fixtures}/sound/input.md`, 'utf8')
const templateText = readFileSync(`${fixtures}/YYYYMMDD-model-template.md`, 'utf8')

test('a proposal says which model it asks for', () => {
  expect(parseProposal('20260211-heron.md', sound).model).toEqual({
    familyName: 'heron',
    type: 'text-generation',
    repository: 'wetland/heron-3b',
    revision: '4be1d20c0ffee0c0ffee0c0ffee0c0ffee0c0ffe',
    downloadUrl: 'https://huggingface.co/wetland/heron-3b',
    storageGB: 7,
    gpuCount: 1,
    totalGpuMemoryGB: 16,
    perGpuMemoryGB: null,
    runtimes: ['transformers', 'vllm'],
    distributed: false,
    precision: 'bfloat16',
    units: { storageGB: 'GB', totalGpuMemoryGB: 'GB', perGpuMemoryGB: null },
    licence: 'MIT',
  })
})

test.each([
  ['a byte order mark', `\uFEFF${sound}`],
  ['carriage returns', sound.replaceAll('\n', '\r\n')],
  ['no final line break', sound.trimEnd()],
  ['capitals in labels', sound.replace('Family name', 'FAMILY  Name')],
])('%s: the proposal reads the same', (_, text) => {
  const plain = parseProposal('a.md', sound)
  const read = parseProposal('a.md', text)

  expect(read.model).toEqual(plain.model)
  expect(read.status).toBe('provisional')
  expect(read.history.map((line) => line.text)).toEqual(plain.history.map((line) => line.text))
  for (const { value, valueSpan } of read.rows)
    expect(text.slice(valueSpan.start.offset, valueSpan.end.offset)).toBe(value)
})

test('several columns are several rows, and what differs is not guessed', () => {
  const text = readFileSync(`${fixtures}/several-models/input.md`, 'utf8')
  const { rows, model } = parseProposal('a.md', text)

  expect(rows.filter((row) => row.label === 'Storage size').map((row) => row.value)).toEqual([
    '7GB',
    '19GB',
  ])
  expect(model).toMatchObject({ familyName: 'heron', repository: null, storageGB: null })
})

test.each([
  ['20260211-heron.md', sound, 'model'],
  ['YYYYMMDD-model-template.md', templateText, 'template'],
  ['copy.md', templateText, 'template'],
  ['20260211-copy.md', templateText, 'model'],
  ['20260211-nests.md', '# Nests\n', 'feature'],
  ['nests.md', '---\nstatus: draft\n---\n', 'feature'],
  ['README.md', '# Nests\n', 'other'],
])('%s is told apart by its content', (path, text, kind) => {
  expect(parseProposal(path, text).kind).toBe(kind)
})

test('history is what stands below its heading', () => {
  const { history } = parseProposal(
    'a.md',
    '- [ ] not\n# History\n- [x] 01/31/2026: yes\n# Next\n- [ ] not\n',
  )

  expect(history.map(({ done, date, text }) => ({ done, date, text }))).toEqual([
    { done: true, date: '2026-01-31', text: 'yes' },
  ])
})

test.each([
  ['nesting', '> '.repeat(200_000)],
  ['lists', '- '.repeat(200_000)],
  ['underlines', 'a\n-\n'.repeat(50_000)],
  ['brackets', '[a]('.repeat(100_000)],
  ['pipes', '| a '.repeat(100_000)],
  ['flow', `---\na: ${'['.repeat(9_000)}\n---\n`],
])('a mountain of %s is read', (_, text) => {
  expect(parseProposal('20260101-a.md', text).kind).toBe('feature')
})

test('what lies behind a million characters is not read, and that is said', () => {
  const proposal = parseProposal('20260101-a.md', `# A\n${'words\n'.repeat(200_000)}# B\n`)

  expect(proposal.sections.map((section) => section.title)).toEqual(['A'])
  expect(proposal.findings.map((finding) => finding.rule)).toContain('document-size')
})
