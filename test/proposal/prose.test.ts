import { expect, test } from 'vitest'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { proseOf } from '../../src/proposal/prose.ts'

function check(text: string): readonly string[] {
  const proposal = parseProposal('a.md', text)
  return proseOf(proposal).map(
    (line) =>
      `${line.section?.title ?? '-'}: ${text.slice(line.start, line.start + line.text.length)}`,
  )
}

test('prose is what stands neither in a fence, a comment, a table nor a heading', () => {
  const text = `---
status: draft
---
above
# One
first <!-- not
this --> second
| a | b |
|---|---|
| c | d |

\`\`\`
code
\`\`\`
## Two
last
`
  expect(check(text)).toEqual(['-: above', 'One: first', 'One: this --> second', 'Two: last'])
})

test('a comment without an end hides nothing', () => {
  expect(check('# One\na <!-- b\nc\n')).toEqual(['One: a <!-- b', 'One: c'])
})

test('a document without front matter is prose from its first line', () => {
  expect(check('first\n# One\r\nsecond\r\n')).toEqual(['-: first', 'One: second'])
})
