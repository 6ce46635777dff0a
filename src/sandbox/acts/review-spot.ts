import { hunksOf } from '../git/hunks.ts'
import type { PullRequest } from '../state/conversation.ts'
import type { Lines, Side, Spot } from '../state/review-comments.ts'
import type { World } from '../world.ts'
import { baseTipOf } from './pull-diff.ts'

/** Where somebody wants to comment; without a line on the whole file. */
export interface SpotWish {
  readonly path: string
  readonly commitId: string
  readonly side: Side
  readonly line: number | undefined
  readonly startLine: number | undefined
}

/** Finds the spot in the pull request's diff, or says which part of the wish is not in it. */
export async function spotOf(
  world: World,
  issue: PullRequest,
  wish: SpotWish,
): Promise<Spot | 'path' | 'line' | 'start_line'> {
  const { path, side, commitId } = wish
  const base = await world.git.mergeBase(baseTipOf(world, issue), commitId)
  const files = base === undefined ? [] : await world.git.diff(base, commitId)
  const file = files.find((one) => one.path === path)
  if (file === undefined) return 'path'
  const plain = { path, side, commitId }
  if (wish.line === undefined) return { ...plain, lines: undefined, diffHunk: '' }
  const found = linesIn(file.patch ?? '', wish, wish.line)
  return typeof found === 'string' ? found : { ...plain, ...found }
}

function linesIn(
  patch: string,
  { side, startLine }: SpotWish,
  end: number,
): Pick<Spot, 'lines' | 'diffHunk'> | 'line' | 'start_line' {
  const key = side === 'LEFT' ? 'left' : 'right'
  const hunk = hunksOf(patch).find(({ lines }) => lines.some((line) => line[key] === end))
  const place = hunk?.lines.findIndex((line) => line[key] === end) ?? -1
  const last = hunk?.lines[place]
  if (hunk === undefined || last === undefined) return 'line'
  const start = startLine ?? end
  const isInside = start <= end && hunk.lines.some((line) => line[key] === start)
  if (!isInside) return 'start_line'
  const shown = hunk.lines.slice(0, place + 1).map(({ text }) => text)
  const lines: Lines = { start, end, position: last.position }
  return { lines, diffHunk: [hunk.header, ...shown].join('\n') }
}
