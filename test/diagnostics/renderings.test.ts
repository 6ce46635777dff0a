import { Ajv } from 'ajv'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { linesOf, spanOf } from '../../src/diagnostics/lines.ts'
import { renderGithub } from '../../src/diagnostics/render-github.ts'
import { renderJunit } from '../../src/diagnostics/render-junit.ts'
import { renderSarif } from '../../src/diagnostics/render-sarif.ts'
import { plain, renderTerminal } from '../../src/diagnostics/render-terminal.ts'
import type { FileReport } from '../../src/diagnostics/report.ts'
import { arbitraryReports } from './arbitrary-reports.ts'
import { sarifSubset } from './sarif-subset.ts'
import { elementsOf } from './xml.ts'

const tool = {
  version: '1.2.3',
  rules: [
    {
      slug: 'status-known',
      summary: 'the status is one of the words',
      severity: 'error',
      why: 'The status decides what happens next.',
      todo: 'Write one of the words.',
    },
  ],
} as const
const text = '---\nstatus: provisonal\n---\n# \u{1F426} Heron <3B>\n'
const report: FileReport = {
  path: 'docs/a b.md',
  kind: 'model',
  status: 'provisonal',
  text,
  findings: [
    {
      rule: 'status-known',
      severity: 'error',
      message: 'unexpected status `provisonal`, 100% wrong',
      help: 'did you mean `provisional`?',
      span: spanOf(linesOf(text), 12, 22),
      fix: [{ start: 12, end: 22, text: 'provisional' }],
    },
    {
      rule: 'template-text',
      severity: 'warning',
      message: 'unexpected <3B>',
      help: 'write "3B"',
      span: spanOf(linesOf(text), 38, 42),
      baseline: true,
    },
  ],
}
const clean: FileReport = { ...report, path: 'docs/clean.md', findings: [] }

test('a workflow shows findings as annotations', () => {
  expect(renderGithub([report, clean])).toMatchInlineSnapshot(`
    "::error file=docs/a b.md,line=2,endLine=2,col=9,endColumn=19,title=status-known::unexpected status \`provisonal\`, 100%25 wrong%0A%0Adid you mean \`provisional\`?
    ::notice file=docs/a b.md,line=4,endLine=4,col=12,endColumn=16,title=template-text (baseline)::unexpected <3B>%0A%0Awrite "3B"
    "
  `)
})

test('a test report has a suite for each file, and only new errors fail', () => {
  expect(renderJunit([report, clean])).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="usher lint" tests="3" failures="1" errors="0" skipped="1">
      <testsuite name="docs/a b.md" tests="2" failures="1" errors="0" skipped="1">
        <testcase classname="docs/a b.md" name="status-known:2:9" file="docs/a b.md" line="2">
          <failure type="error" message="unexpected status \`provisonal\`, 100% wrong">did you mean \`provisional\`?</failure>
        </testcase>
        <testcase classname="docs/a b.md" name="template-text:4:12" file="docs/a b.md" line="4">
          <skipped message="warning (baseline): unexpected &lt;3B&gt;&#10;write &quot;3B&quot;"/>
        </testcase>
      </testsuite>
      <testsuite name="docs/clean.md" tests="1" failures="0" errors="0" skipped="0">
        <testcase classname="docs/clean.md" name="no problems"/>
      </testsuite>
    </testsuites>
    "
  `)
})

test('a SARIF result says where it is, what is wrong and how it is mended', () => {
  const { runs } = sarif.parse(JSON.parse(renderSarif([report, clean], tool)))

  expect(runs[0].results).toMatchInlineSnapshot(`
    [
      {
        "baselineState": "new",
        "fixes": [
          {
            "artifactChanges": [
              {
                "artifactLocation": {
                  "uri": "docs/a%20b.md",
                },
                "replacements": [
                  {
                    "deletedRegion": {
                      "endColumn": 19,
                      "endLine": 2,
                      "startColumn": 9,
                      "startLine": 2,
                    },
                    "insertedContent": {
                      "text": "provisional",
                    },
                  },
                ],
              },
            ],
            "description": {
              "text": "did you mean \`provisional\`?",
            },
          },
        ],
        "level": "error",
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "docs/a%20b.md",
              },
              "region": {
                "endColumn": 19,
                "endLine": 2,
                "startColumn": 9,
                "startLine": 2,
              },
            },
          },
        ],
        "message": {
          "text": "unexpected status \`provisonal\`, 100% wrong

    did you mean \`provisional\`?",
        },
        "partialFingerprints": {
          "usherFinding/v1": "b667ce9aa2260d50",
        },
        "ruleId": "status-known",
        "ruleIndex": 0,
      },
      {
        "baselineState": "unchanged",
        "level": "warning",
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "docs/a%20b.md",
              },
              "region": {
                "endColumn": 16,
                "endLine": 4,
                "startColumn": 12,
                "startLine": 4,
              },
            },
          },
        ],
        "message": {
          "text": "unexpected <3B>

    write "3B"",
        },
        "partialFingerprints": {
          "usherFinding/v1": "03876e8d70d56fcd",
        },
        "ruleId": "template-text",
        "ruleIndex": 1,
      },
    ]
  `)
  expect(runs[0].tool.driver.rules.find(({ id }) => id === 'status-known')).toMatchInlineSnapshot(`
    {
      "defaultConfiguration": {
        "level": "error",
      },
      "help": {
        "text": "The status decides what happens next. Write one of the words.",
      },
      "id": "status-known",
      "shortDescription": {
        "text": "the status is one of the words",
      },
    }
  `)
})

test('what the baseline knows is shown to people as such', () => {
  expect(renderTerminal([report], plain)).toContain('warning[template-text] (baseline): unexpected')
  expect(renderTerminal([report], plain)).toContain(
    '1 error and 0 warnings in 1 file, 1 more in the baseline.',
  )
})

const result = z.looseObject({
  ruleId: z.string(),
  ruleIndex: z.number(),
  baselineState: z.string().optional(),
  locations: z.tuple([
    z.object({
      physicalLocation: z.looseObject({
        artifactLocation: z.object({ uri: z.string() }),
        region: z.looseObject({ startLine: z.number() }),
      }),
    }),
  ]),
})
const sarif = z.object({
  runs: z.tuple([
    z.looseObject({
      tool: z.object({
        driver: z.looseObject({ rules: z.array(z.looseObject({ id: z.string() })) }),
      }),
      results: z.array(result),
    }),
  ]),
})
test('whatever the texts, SARIF keeps to its schema', () => {
  const validate = new Ajv({ allErrors: true }).compile(sarifSubset)

  fc.assert(
    fc.property(arbitraryReports, (reports) => {
      validate(JSON.parse(renderSarif(reports, tool)))

      expect(validate.errors).toBeNull()
    }),
    { numRuns: 100 },
  )
})

test('whatever the texts, a test report counts what it shows', () => {
  fc.assert(
    fc.property(arbitraryReports, (reports) => {
      const [whole, ...rest] = elementsOf(renderJunit(reports))
      const count = (wanted: string): string =>
        String(rest.filter(({ name }) => name === wanted).length)

      expect(count('testsuite')).toBe(String(reports.length))
      expect(whole?.attributes.get('tests')).toBe(count('testcase'))
      expect(whole?.attributes.get('failures')).toBe(count('failure'))
      expect(whole?.attributes.get('skipped')).toBe(count('skipped'))
    }),
  )
})
