import { expect, test } from 'vitest'
import { defaultConfig } from '../../src/config/config.ts'
import { isProposal, modelTemplate } from '../../src/github/proposal-files.ts'

const templates = ['docs/templates/feature.md', 'docs/proposals/base-model.md']
const configured = { ...defaultConfig, proposals: { ...defaultConfig.proposals, templates } }
const paths = [...templates, 'docs/proposals/20260105-phi-4.md', 'docs/proposals/YYYYMMDD-model.md']

test('templates that are configured are the only ones, wherever they lie', () => {
  expect(modelTemplate(paths, configured)).toBe('docs/proposals/base-model.md')
  expect(modelTemplate(paths, defaultConfig)).toBe('docs/proposals/YYYYMMDD-model.md')
})

test('a template that is configured is no proposal', () => {
  expect(paths.filter((path) => isProposal(path, configured))).toEqual([
    'docs/proposals/20260105-phi-4.md',
  ])
})
