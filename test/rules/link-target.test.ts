import { expect, test } from 'vitest'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { lint } from '../../src/rules/lint.ts'
import type { Around } from '../../src/rules/rule.ts'
import { soundProposal, soundTemplate } from '../../src/rules/sound.ts'

const path = 'website/docs/proposals/20260211-heron-3b.md'
const paths: ReadonlySet<string> = new Set([
  'README.md',
  'docs/process.md',
  'docs/naming (old).md',
  'website/docs/proposals.md',
  'website/docs/guides/index.md',
  'website/static/img/heron.png',
  path,
])

/** The links found wanting in a sentence of a proposal, with the help. */
function check(sentence: string, around: Around = { paths }): string {
  const text = soundProposal.replace('Three teams ask', `${sentence}\n\nThree teams ask`)
  const found = lint(parseProposal(path, text), parseTemplate('t.md', soundTemplate), around)
  return found
    .map(({ span, help }) => `${text.slice(span.start.offset, span.end.offset)}: ${help}`)
    .join('; ')
}

test.each([
  ['[a](../../../README.md)'],
  ['[a](/docs/process.md#steps)'],
  ['[a](../proposals)'],
  ['[a](../guides/)'],
  ['[a](../../../docs)'],
  ['![a](/img/heron.png "A heron")'],
  ['[a](<../../../docs/naming (old).md>)'],
  ['[a](../../../docs/naming%20(old).md)'],
  ['[a](./)'],
])('%s leads to a file or folder', (link) => {
  expect(check(`See ${link}.`)).toBe('')
})

test.each([
  ['[a](https://example.com/x.md)'],
  ['[a](//example.com/x.md)'],
  ['[a](mailto:ada@example.com)'],
  ['[a](../../../../../issues/5)'],
  ['`[a](nowhere.md)`'],
  ['[a](?plain=1)'],
])('%s is no link into the repository', (link) => {
  expect(check(`See ${link}.`)).toBe('')
})

test('a link to nothing is shown with the name that is near', () => {
  expect(check('See [a](../../../docs/proces.md#steps).')).toBe(
    '../../../docs/proces.md#steps: did you mean `../../../docs/process.md#steps`?',
  )
})

test('a link to nothing near is to be corrected or taken out', () => {
  expect(check('See [a](nowhere.png) and [b](/nowhere/).')).toBe(
    'nowhere.png: correct the path, or take the link out; /nowhere/: correct the path, or take the link out',
  )
})

test('the definition of a link is a link', () => {
  expect(check('See [a][1].\n\n[1]: ../nowhere.md')).toBe(
    '../nowhere.md: correct the path, or take the link out',
  )
})

test('without the paths of the repository no link into it is judged', () => {
  expect(check('See [a](nowhere.md).', {})).toBe('')
})

test('many links to nothing are found in little time', () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `[a](docs/${index}.md)`).join(' ')
  const start = performance.now()

  expect(check(many).split('; ')).toHaveLength(20_000)
  expect(performance.now() - start).toBeLessThan(5_000)
})
