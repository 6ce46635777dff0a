import { expect, test } from 'vitest'
import { mendedText, renderMended } from '../../src/decide/mended-text.ts'
import type { Finding } from '../../src/diagnostics/finding.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { lint } from '../../src/rules/lint.ts'
import { soundProposal, soundTemplate } from '../../src/rules/sound.ts'

const path = '20260211-heron-3b.md'
const template = parseTemplate('template.md', soundTemplate)

function findingsOf(text: string): readonly Finding[] {
  return lint(parseProposal(path, text), template)
}

function answer(text: string): string {
  return renderMended(path, mendedText(text, findingsOf))
}

test('every certain fix is made, and what only a person can mend is said', () => {
  const broken = soundProposal.replace('status: provisional', 'status: `provisonal`')

  expect(mendedText(broken, findingsOf)).toMatchObject({ text: soundProposal, left: [] })
  expect(answer(broken)).toMatchInlineSnapshot(`
    "Fixed 2 problems in \`20260211-heron-3b.md\`:

    - \`front-matter-yaml\`: unexpected backtick at the start of a value, expected the plain value
    - \`status-known\`: unexpected status \`provisonal\`, expected one of \`provisional\`, \`ready to integrate\`, \`integrated\`

    No error is left."
  `)
  expect(answer(broken.replace('## Summary', '## Sum'))).toMatchInlineSnapshot(`
    "Fixed 2 problems in \`20260211-heron-3b.md\`:

    - \`front-matter-yaml\`: unexpected backtick at the start of a value, expected the plain value
    - \`status-known\`: unexpected status \`provisonal\`, expected one of \`provisional\`, \`ready to integrate\`, \`integrated\`

    1 error is left that only a person can mend."
  `)
})

test('a text without certain fixes stays as it is', () => {
  const open = soundProposal.replace('## Summary', '## Sum')

  expect(mendedText(open, findingsOf)).toMatchObject({ text: open, fixed: [] })
  expect(answer(open)).toMatchInlineSnapshot(
    `"Nothing in \`20260211-heron-3b.md\` has a certain fix. 1 error is left that only a person can mend."`,
  )
  expect(answer(soundProposal)).toMatchInlineSnapshot(
    `"Nothing in \`20260211-heron-3b.md\` has a certain fix. No error is left."`,
  )
})
