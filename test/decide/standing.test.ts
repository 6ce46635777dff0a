import { expect, test } from 'vitest'
import { defaultConfig } from '../../src/config/config.ts'
import { findingsOf } from '../../src/decide/standing.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'

test('the check weighs rules as the repository configures them', () => {
  const proposal = parseProposal('a.md', '---\nauthors: @ada\ncreation-date: `2026-02-11`\n---\n')
  const severitiesWith = (severity: typeof defaultConfig.lint.severity): readonly string[] =>
    findingsOf(
      {
        template: undefined,
        config: { ...defaultConfig, lint: { ...defaultConfig.lint, severity } },
      },
      proposal,
    ).map((finding) => finding.severity)

  expect(severitiesWith({})).toEqual(['error', 'error'])
  expect(severitiesWith({ 'front-matter-yaml': 'info' })).toEqual(['info', 'info'])
  expect(severitiesWith({ 'front-matter-yaml': 'off' })).toEqual([])
})
