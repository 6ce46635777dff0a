import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import { driftRules, fileReportsOf } from '../../src/audit/file-reports.ts'
import { renderMarkdown } from '../../src/audit/render-markdown.ts'
import { renderText } from '../../src/audit/render-text.ts'
import { renderSarif } from '../../src/diagnostics/render-sarif.ts'
import { plain } from '../../src/diagnostics/render-terminal.ts'
import { sarifSubset } from '../diagnostics/sarif-subset.ts'
import { auditTree, cleanTree, registryPath, revisionOf, withFiles } from '../support/audited.ts'
import { plantedTree } from './planted.ts'

const planted = audit(plantedTree)

test('people read who has to act, and in which order', () => {
  const titles = renderText(planted, plain).match(/^(?:For|To know).*$/gm)

  expect(titles).toEqual([
    'For anyone: certain, `usher audit --fix` repairs it (5)',
    'For a maintainer to decide (5)',
    'For the author to mend (2)',
    'To know; nobody has to act (2)',
  ])
})

test('every drift is a result of a valid SARIF log, with its edit where it is certain', () => {
  const log: unknown = JSON.parse(
    renderSarif(fileReportsOf(planted, plantedTree.files), { version: '1', rules: driftRules }),
  )
  const text = JSON.stringify(log)

  expect(new Ajv({ strict: false }).validate(sarifSubset, log)).toBe(true)
  for (const { kind } of planted.drift) expect(text).toContain(`"ruleId":"${kind}"`)
  expect(text.match(/"insertedContent"/g)).toHaveLength(3)
})

test('many models nobody proposed are one thing to know', () => {
  const entries = ['a', 'b', 'c', 'd'].map(
    (name) =>
      `  - name: ${name}-1b\n    version: https://huggingface.co/birds/${name}-1b/commit/${revisionOf(name)}\n`,
  )
  const registry = (cleanTree.get(registryPath) ?? '') + entries.join('')
  const result = audit(auditTree(withFiles(cleanTree, { [registryPath]: registry })))

  expect(renderText(result, plain)).toMatchInlineSnapshot(`
    "For a maintainer to decide (4)

    warning[registry-without-proposal]: unexpected model \`a-1b\` without a proposal, and 3 more
      --> presets/workspace/models/supported_models.yaml:36 a-1b
      --> presets/workspace/models/supported_models.yaml:38 b-1b
      --> presets/workspace/models/supported_models.yaml:40 c-1b
      --> presets/workspace/models/supported_models.yaml:42 d-1b
       = fix: draft one with \`usher new birds/a-1b\`, if one is wanted

    0 errors, 4 warnings, 0 to know in 4 proposals.
    "
  `)
  expect(renderMarkdown(result)).toMatchInlineSnapshot(`
    "# Audit of the proposals

    0 errors, 4 warnings, 0 to know in 4 proposals.

    ## For a maintainer to decide (4)

    - **warning** \`registry-without-proposal\` \`presets/workspace/models/supported_models.yaml:36\`: unexpected model \`a-1b\` without a proposal, and 3 more
      - unexpected model \`a-1b\` without a proposal (\`presets/workspace/models/supported_models.yaml:36\`)
      - unexpected model \`b-1b\` without a proposal (\`presets/workspace/models/supported_models.yaml:38\`)
      - unexpected model \`c-1b\` without a proposal (\`presets/workspace/models/supported_models.yaml:40\`)
      - unexpected model \`d-1b\` without a proposal (\`presets/workspace/models/supported_models.yaml:42\`)
      - **Fix:** draft one with \`usher new birds/a-1b\`, if one is wanted
    "
  `)
})
