import { expect, test } from 'vitest'
import type { Finding } from '../../src/diagnostics/finding.ts'
import { linesOf, spanOf } from '../../src/diagnostics/lines.ts'
import { renderJson } from '../../src/diagnostics/render-json.ts'
import { ansi, plain, renderTerminal } from '../../src/diagnostics/render-terminal.ts'
import type { FileReport } from '../../src/diagnostics/report.ts'

function report(text: string, start: number, end: number): FileReport {
  const finding: Finding = {
    rule: 'some-rule',
    severity: 'error',
    message: 'unexpected `b`',
    help: 'write `c`',
    span: spanOf(linesOf(text), start, end),
  }
  return { path: 'a.md', kind: 'model', status: 'provisional', text, findings: [finding] }
}

test('a finding shows its line with a mark below the place', () => {
  expect(renderTerminal([report('first\n\tb here\n', 7, 8)], plain)).toMatchInlineSnapshot(`
    "error[some-rule]: unexpected \`b\`
     --> a.md:2:2
      |
    2 |  b here
      |  ^
      = help: write \`c\`

    1 error and 0 warnings in 1 file.
    "
  `)
})

test('a terminal gets no control characters from a document', () => {
  const text = renderTerminal([report('\u001b[2J\u202eb\n', 5, 6)], plain)

  expect(text).toContain('·[2J·b')
  expect(text).not.toContain('\u001b')
  expect(text).not.toContain('\u202e')
})

test('colours are there only when asked for', () => {
  expect(renderTerminal([report('b', 0, 1)], ansi)).toContain('\u001b[1;31merror[some-rule]')
})

test('a long line is cut around the place', () => {
  const text = renderTerminal([report(`${'a'.repeat(500)}b${'c'.repeat(500)}`, 500, 501)], plain)

  expect(text).toContain(`…${'a'.repeat(30)}b${'c'.repeat(79)}…`)
})

test('machines get the same, flat', () => {
  expect(JSON.parse(renderJson([report('b', 0, 1)]))).toEqual({
    version: 1,
    files: [
      {
        path: 'a.md',
        kind: 'model',
        status: 'provisional',
        findings: [
          {
            rule: 'some-rule',
            severity: 'error',
            message: 'unexpected `b`',
            help: 'write `c`',
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 2,
            fixable: false,
          },
        ],
      },
    ],
    summary: { files: 1, errors: 1, warnings: 0 },
  })
})
