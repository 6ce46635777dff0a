import { expect, test } from 'vitest'
import { monthsOf, spellsOf, staysOf } from '../../src/dashboard/spells.ts'
import { staysChart } from '../../src/dashboard/stays-chart.ts'
import { spanOf } from '../../src/dashboard/time.ts'
import type { Move } from '../../src/lifecycle/happening.ts'

const day = 86_400_000

function move(file: string, to: Move['to'], date: string): Move {
  return { repository: '1', file, to, at: new Date(`${date}T00:00:00Z`) }
}

const moves = [
  move('a.md', 'proposed', '2026-01-01'),
  move('a.md', 'approved', '2026-01-03'),
  move('a.md', 'accepted', '2026-01-04'),
  move('b.md', 'proposed', '2026-01-30'),
  move('b.md', 'ended', '2026-02-05'),
  move('c.md', 'proposed', '2026-02-02'),
] as const
const now = new Date('2026-02-10T00:00:00Z')

test('a proposal is at a stage until it comes to the next', () => {
  expect(spellsOf(moves).map(({ file, stage, from, to }) => [file, stage, days(from, to)])).toEqual(
    [
      ['a.md', 'proposed', 2],
      ['a.md', 'approved', 1],
      ['a.md', 'accepted', undefined],
      ['b.md', 'proposed', 6],
      ['b.md', 'ended', undefined],
      ['c.md', 'proposed', undefined],
    ],
  )
})

function days(from: Date, to: Date | undefined): number | undefined {
  return to && (to.getTime() - from.getTime()) / day
}

test('the stay at a stage counts those that are still there, and the last stage has none', () => {
  const stays = staysOf(moves, ['proposed', 'approved', 'accepted'], now)

  expect(stays).toEqual([
    { stage: 'proposed', count: 3, medianMs: 6 * day, longestMs: 8 * day, present: 1 },
    { stage: 'approved', count: 1, medianMs: day, longestMs: day, present: 0 },
  ])
})

test('of an even number the median lies between the middle two', () => {
  const even = [...moves, move('d.md', 'proposed', '2026-02-06')]

  expect(staysOf(even, ['proposed', 'approved'], now)[0]?.medianMs).toBe(5 * day)
})

test('what goes back and forth is counted in the month it came first', () => {
  const again = [
    ...moves,
    move('a.md', 'proposed', '2026-02-08'),
    move('a.md', 'accepted', '2026-02-09'),
  ]

  expect(monthsOf(again, now, 3)).toEqual([
    { month: '2025-12', proposed: 0, accepted: 0, integrated: 0, ended: 0 },
    { month: '2026-01', proposed: 2, accepted: 1, integrated: 0, ended: 0 },
    { month: '2026-02', proposed: 1, accepted: 0, integrated: 0, ended: 1 },
  ])
})

test('the chart says in figures what it draws', () => {
  const text = staysChart(staysOf(moves, ['proposed', 'approved', 'accepted'], now)).toString()

  expect(
    text
      .replaceAll(/<[^>]+>/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  ).toMatchInlineSnapshot(
    `"Time in each stage Stage median, and longest Median Longest Proposals proposed 6 days 8 days 3 (1 now) approved 24 h 24 h 1"`,
  )
})

test.each([
  [0, 'moments'],
  [59, '59 min'],
  [60, '1 h'],
  [47 * 60, '47 h'],
  [48 * 60, '2 days'],
  [60 * 24 * 60, '60 days'],
  [61 * 24 * 60, '2 months'],
  [800 * 24 * 60, '2 years'],
])('%s minutes are %s', (minutes, span) => {
  expect(spanOf(minutes * 60_000)).toBe(span)
})
