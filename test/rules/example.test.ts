import { expect, test } from 'vitest'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { documentsOf, type Example } from '../../src/rules/example.ts'
import { rules } from '../../src/rules/findings-in.ts'
import { lint } from '../../src/rules/lint.ts'
import { documentedRules } from '../../src/rules/pages.ts'

const documented = documentedRules.flatMap(({ slug, severity, example }) =>
  example === undefined ? [] : [{ slug, severity, example }],
)

function judged(example: Example, which: 'good' | 'bad') {
  const documents = documentsOf(example)
  const proposal = parseProposal(documents.path, documents[which])
  return lint(proposal, parseTemplate('template.md', documents.template))
}

test('there are examples to try', () => {
  expect(documented.length).toBeGreaterThan(rules.length)
})

test.each(documented)('the bad example of $slug has exactly its finding', (documentation) => {
  const { start, end } = documentsOf(documentation.example)

  const found = judged(documentation.example, 'bad')

  expect(
    found.map(({ rule, span }) => ({ rule, start: span.start.offset, end: span.end.offset })),
  ).toEqual([{ rule: documentation.slug, start, end }])
})

test.each(documented)('the good example of $slug is part of a clean document', ({ example }) => {
  expect(documentsOf(example).good.split(example.good)).toHaveLength(2)
  expect(judged(example, 'good')).toEqual([])
})
