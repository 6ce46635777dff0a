import { copyFrame } from './copy-frame.ts'
import type { Documentation } from './rule.ts'

/** What the compiled template asks of a document beyond the rules: found by `templateFindings`, told here. */
export const compiledRules: readonly Documentation[] = [
  {
    slug: 'key-order',
    summary: "keys and fields stand in the template's order",
    severity: 'warning',
    why: 'People look for a key where it stands in every other proposal, and a change of one line is easier to review.',
    todo: 'Move the line to where the template has it.',
    example: {
      bad: 'last-updated: 2026-02-12\n⟦creation-date⟧: 2026-02-11',
      good: 'creation-date: 2026-02-11\nlast-updated: 2026-02-12',
    },
  },
  {
    slug: 'value-list',
    summary: 'a key that is a list in the template is a list',
    severity: 'warning',
    why: 'Tools that read the key take the letters of a plain value for its entries, or nothing.',
    todo: 'Write one entry a line, each behind `- `.',
    example: { bad: 'authors: ⟦Ada⟧', good: 'authors:\n  - "Ada"' },
  },
  {
    slug: 'field-required',
    summary: 'every field of the list at the head is there',
    severity: 'error',
    why: 'Where a template has no front matter, the list at its head says who decides, and since when.',
    todo: 'Add the field to the list, with its value.',
    example: {
      bad: '- ⟦Owner:⟧ Ada',
      good: '- Owner: Ada\n- Since: 2026-03-04',
      within: copyFrame,
    },
  },
  {
    slug: 'section-order',
    summary: "sections stand in the template's order",
    severity: 'warning',
    why: 'Who has read ten proposals knows where to look in the next one.',
    todo: 'Move the section, with everything below it, to where the template has it.',
    example: {
      bad: `⟦## Summary⟧

- **Model description**: A dense decoder that answers questions about birds.
- **Model license**: MIT

## Motivation

Three teams ask for answers about birds on one small GPU.`,
      good: `## Motivation

Three teams ask for answers about birds on one small GPU.

## Summary

- **Model description**: A dense decoder that answers questions about birds.
- **Model license**: MIT`,
    },
  },
  {
    slug: 'column-required',
    summary: 'a table that is made longer keeps its columns',
    severity: 'error',
    why: 'Each column answers a question about every row. Without it the question is not answered for any of them.',
    todo: 'Add the column, and fill it in for each row.',
    example: {
      bad: `⟦| Option | Verdict |⟧
|---|---|
| Cedar | chosen |
| Plastic | too warm in summer |`,
      good: `| Option | Cost | Verdict |
|---|---|---|
| Cedar | 12 a box | chosen |
| Plastic | 5 a box | too warm in summer |`,
      within: copyFrame,
    },
  },
  {
    slug: 'checklist-required',
    summary: "every line of the template's checklist is there",
    severity: 'warning',
    why: 'A line that is missing cannot be ticked, so nobody sees that its step is still to be taken.',
    todo: 'Put the line back, its box empty until the step is taken.',
    example: {
      bad: `⟦# History⟧

- [x] 02/11/2026: Open proposal PR.
- [ ] MM/DD/YYYY: Complete model support.`,
      good: `# History

- [x] 02/11/2026: Open proposal PR.
- [ ] MM/DD/YYYY: Start model integration.
- [ ] MM/DD/YYYY: Complete model support.`,
    },
  },
  {
    slug: 'comment-left',
    summary: 'comments the template asks to remove are gone',
    severity: 'error',
    why: 'The comments are advice to authors. Left in, they say that parts of the template have not been read.',
    todo: 'Remove the comment.',
    example: {
      bad: '## Options\n\n⟦<!-- As many rows as there are options. -->⟧',
      good: '## Options',
      within: copyFrame,
    },
  },
]
