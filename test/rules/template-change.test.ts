import { expect, test } from 'vitest'
import { soundProposal, soundTemplate } from '../../src/rules/sound.ts'
import { type DocumentText, templateChangeOf } from '../../src/rules/template-change.ts'

const documents: readonly DocumentText[] = [
  { path: 'docs/20260211-heron-3b.md', text: soundProposal },
  {
    path: 'docs/20260212-wren-1b.md',
    text: soundProposal.replace('status: provisional', 'status: x'),
  },
  { path: 'docs/20260303-caching.md', text: '---\nstatus: draft\n---\n\n# Caching\n' },
  { path: 'docs/README.md', text: '# Proposals\n' },
]
const template = (change: (text: string) => string = (text) => text): DocumentText => ({
  path: 'docs/model-template.md',
  text: change(soundTemplate),
})

function check(before: DocumentText | undefined, after: DocumentText): string {
  const { findings, held, failing } = templateChangeOf(before, after, documents)
  const files = failing.map(
    (one) =>
      `${one.path}: ${one.findings.map(({ rule, message }) => `${rule} ${message}`).join(', ')}`,
  )
  return [`${held} held`, ...findings.map(({ message }) => message), ...files].join('\n')
}

test('a template that asks for more fails the documents that lack it, and only for that', () => {
  const after = template((text) => text.replace('## Runtimes', '## Cost\n\n## Runtimes'))

  expect(check(template(), after)).toMatchInlineSnapshot(`
    "2 held
    docs/20260211-heron-3b.md: section-required missing section \`## Cost\`
    docs/20260212-wren-1b.md: section-required missing section \`## Cost\`"
  `)
})

test('a template that asks for less fails nothing', () => {
  const after = template((text) => text.replace('## Motivation', '## Motivation (Optional)'))

  expect(check(template(), after)).toBe('2 held')
})

test('a status that is taken away fails the documents that have it', () => {
  const after = template((text) => text.replace('provisional|ready', 'asked|ready'))

  expect(check(template(), after)).toMatchInlineSnapshot(`
    "2 held
    docs/20260211-heron-3b.md: status-known unexpected status \`provisional\`, expected one of \`asked\`, \`ready to integrate\`, \`integrated\`"
  `)
})

test('the problems of the template itself are told', () => {
  const after = template((text) => text.replace('<!-- END Remove before PR -->', ''))

  expect(check(template(), after)).toMatchInlineSnapshot(`
    "2 held
    unexpected block \`Remove before PR\` without an end"
  `)
})

test('front matter of a template that is no YAML is told', () => {
  const after = template((text) => text.replace('title: Title', 'title: @Title'))

  expect(check(template(), after)).toMatchInlineSnapshot(`
    "2 held
    unexpected \`@\` at the start of a value, expected quotes around it"
  `)
})

test('under the first template there is, every error is new', () => {
  expect(check(undefined, template())).toMatchInlineSnapshot(`
    "2 held
    docs/20260212-wren-1b.md: status-known unexpected status \`x\`, expected one of \`provisional\`, \`ready to integrate\`, \`integrated\`"
  `)
})

test('a copy is held to another template even when that asks for much more', () => {
  const before: DocumentText = {
    path: 'record-template.md',
    text: '# {title}\n\n- Owner: {name}\n- Since: yyyy-mm-dd\n\n## Context\n\n## Decision\n',
  }
  const after = {
    ...before,
    text: `${before.text}\n## Cost\n\n## Risks\n\n## Tests\n\n## Rollout\n`,
  }
  const record: DocumentText = {
    path: '0001-boxes.md',
    text: '# Boxes\n\n- Owner: Ada\n- Since: 2026-03-04\n\n## Context\n\nOld.\n\n## Decision\n\nNew.\n',
  }

  const { held, failing } = templateChangeOf(before, after, [record])

  expect({ held, errors: failing[0]?.findings.length }).toEqual({ held: 1, errors: 4 })
})
