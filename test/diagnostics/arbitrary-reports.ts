import fc from 'fast-check'
import type { Edit, Severity } from '../../src/diagnostics/finding.ts'
import { linesOf, spanOf } from '../../src/diagnostics/lines.ts'
import type { FileReport, Reported } from '../../src/diagnostics/report.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ maxLength: 30 }),
  fc.constantFrom(
    ']]></failure>',
    '<!-- & "quoted" -->',
    '::error file=a::b',
    '%0A%25\r\n::stop-commands::x',
    'a:b,c=d',
    '\u0000\u001b[2J\u202e\uD800\uFFFE',
    '`@ada` #1 | \u{1F426}',
    '',
  ),
)

const text = fc.array(hostile, { maxLength: 6 }).map((parts) => parts.join('\n'))

const severity = fc.constantFrom<Severity>('error', 'warning', 'info')

interface Raw {
  readonly severity: Severity
  readonly rule: string
  readonly message: string
  readonly help: string
  readonly at: number
  readonly length: number
  readonly replacement: string | undefined
  readonly known: boolean
}

const raw: fc.Arbitrary<Raw> = fc.record({
  severity,
  rule: fc.constantFrom('date-valid', 'status-known', 'row-filled'),
  message: hostile,
  help: hostile,
  at: fc.nat(60),
  length: fc.nat(20),
  replacement: fc.option(hostile, { nil: undefined }),
  known: fc.boolean(),
})

/** Reports as no linter would write them: every text may be anything, every place is in its document. */
export const arbitraryReports: fc.Arbitrary<readonly FileReport[]> = fc.array(
  fc
    .record({ name: hostile, text, raws: fc.array(raw, { maxLength: 5 }) })
    .map(({ name, text: document, raws }) => ({
      path: `${name}.md`,
      kind: 'model',
      status: null,
      text: document,
      findings: raws.map((one) => reported(document, one)),
    })),
  { maxLength: 4 },
)

function reported(document: string, one: Raw): Reported {
  const start = Math.min(one.at, document.length)
  const end = Math.min(start + one.length, document.length)
  const fix: readonly Edit[] = [{ start, end, text: one.replacement ?? '' }]
  const { rule, severity: its, message, help } = one
  return {
    rule,
    severity: its,
    message: `wrong: ${message}`,
    help: `mend: ${help}`,
    span: spanOf(linesOf(document), start, end),
    ...(one.replacement === undefined ? {} : { fix }),
    ...(one.known ? { baseline: true } : {}),
  }
}
