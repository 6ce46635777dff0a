import { visible } from '../../diagnostics/visible.ts'
import type { Point } from './point.ts'

/** What was looked at, and as whom. */
export interface Report {
  readonly repository: string
  readonly as: 'app' | 'person'
  readonly points: readonly Point[]
}

const words: Readonly<Record<Point['is'], string>> = {
  good: 'ok',
  warning: 'warning',
  missing: 'missing',
  unknown: 'unknown',
}

/** The report for people: one line a point, and under what is not well what to do. */
export function renderReport({ repository, as, points }: Report): string {
  const head = as === 'app' ? `${repository}, as the app` : `${repository}, as a person`
  const lines = points.flatMap(({ area, is, message, help }) => [
    `  ${words[is].padEnd(8)} ${area.padEnd(13)} ${visible(message)}`,
    ...(help === undefined ? [] : [`${' '.repeat(25)}→ ${visible(help)}`]),
  ])
  const { missing, warnings } = summaryOf(points)
  const end =
    missing + warnings === 0
      ? 'All is well.'
      : `${missing} missing, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`
  return [head, '', ...lines, '', end, ''].join('\n')
}

/** The report for machines. */
export function renderReportJson({ repository, as, points }: Report): string {
  const plain = points.map(({ area, is, message, help }) => ({
    area,
    is,
    message,
    help: help ?? null,
  }))
  const report = { version: 1, repository, as, points: plain, summary: summaryOf(points) }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

/** How many points are not well. */
export function summaryOf(points: readonly Point[]): {
  readonly missing: number
  readonly warnings: number
} {
  return {
    missing: points.filter(({ is }) => is === 'missing').length,
    warnings: points.filter(({ is }) => is === 'warning').length,
  }
}
