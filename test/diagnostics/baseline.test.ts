import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  againstBaseline,
  againstMerged,
  type Baseline,
  parseBaseline,
  renderBaseline,
  updatedBaseline,
} from '../../src/diagnostics/baseline.ts'
import { linesOf, spanOf } from '../../src/diagnostics/lines.ts'
import type { FileReport } from '../../src/diagnostics/report.ts'
import { arbitraryReports } from './arbitrary-reports.ts'

const empty: Baseline = { version: 1, files: [] }

/** A document in which every `TBD` is found. */
function report(text: string, status = 'provisional'): FileReport {
  const findings = [...text.matchAll(/TBD\w*/g)].map((match) => ({
    rule: 'row-filled',
    severity: 'error' as const,
    message: 'unexpected placeholder',
    help: 'fill it',
    span: spanOf(linesOf(text), match.index, match.index + match[0].length),
  }))
  return { path: 'a.md', kind: 'model', status, text, findings }
}

function fresh(before: string, after: FileReport): number {
  const baseline = updatedBaseline(empty, [report(before)])
  const { findings } = againstBaseline(baseline, after)
  return findings.filter((finding) => finding.baseline === undefined).length
}

test('what was there before is known, wherever it has moved', () => {
  expect(fresh('a TBD\n', report('new\nlines\n\n  a   TBD\n'))).toBe(0)
})

test('another of the same is new, and so is one that reads differently', () => {
  expect(fresh('a TBD\n', report('a TBD\nTBD\n'))).toBe(1)
  expect(fresh('a TBD\n', report('a TBDs\n'))).toBe(1)
})

test('everything counts again once the status has moved', () => {
  expect(fresh('a TBD\n', report('a TBD\n', 'implementable'))).toBe(1)
})

/** Which findings of a changed document fail: their words, and the rest in brackets. */
function changed(merged: FileReport, now: FileReport): string {
  const { findings } = againstMerged(merged, now)
  return findings
    .map(({ span, baseline }) => {
      const words = now.text.slice(span.start.offset, span.end.offset)
      return baseline === undefined ? words : `(${words})`
    })
    .join(' ')
}

test('a change to a merged document fails for what it brings alone', () => {
  expect(changed(report('a TBD\n'), report('b\n\na TBD\nand TBDs\n'))).toBe('(TBD) TBDs')
})

test('a merged document that is renamed keeps what is known of it', () => {
  expect(changed(report('a TBD\n'), { ...report('a TBD\n'), path: 'b.md' })).toBe('(TBD)')
})

test('a change that moves the status is held to everything', () => {
  expect(changed(report('a TBD\n'), report('a TBD\n', 'integrated'))).toBe('TBD')
})

test('a merged document without findings knows none', () => {
  expect(changed(report('a\n'), report('a TBD\n'))).toBe('TBD')
})

test('a file that is no baseline is none', () => {
  expect(parseBaseline('{')).toBeUndefined()
  expect(parseBaseline('{"version":2,"files":[]}')).toBeUndefined()
})

test('an update replaces what was looked at and keeps the rest, in order', () => {
  const other = { ...report('TBD'), path: 'z.md' }
  const both = updatedBaseline(empty, [other, report('TBD TBD')])
  const mended = updatedBaseline(both, [report('done')])

  expect(both.files.flatMap(({ findings }) => findings.map(({ count }) => count))).toEqual([1, 2])
  expect(mended.files.map(({ path }) => path)).toEqual(['z.md'])
  expect(JSON.parse(renderBaseline(both))).toMatchObject({
    files: [{ path: 'a.md' }, { path: 'z.md' }],
  })
})

test('right after an update nothing is new, whatever the texts', () => {
  fc.assert(
    fc.property(arbitraryReports, (reports) => {
      const unknown = reports.map((one, index) => ({
        ...one,
        path: `${index}.md`,
        findings: one.findings.map(({ baseline: _, ...finding }) => finding),
      }))
      const baseline = parseBaseline(renderBaseline(updatedBaseline(empty, unknown)))
      const marked = unknown.map((one) => againstBaseline(baseline ?? empty, one))

      expect(marked.flatMap(({ findings }) => findings.filter((one) => !one.baseline))).toEqual([])
    }),
  )
})
