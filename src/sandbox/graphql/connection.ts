import { GraphQLError } from 'graphql'
import { type Arguments, type GraphObject, numberIn, textIn } from './object.ts'

/** A page of a list as GitHub's schema has them; `first` or `last` is obligatory and at most 100. */
export function connection<Row>(
  all: readonly Row[],
  args: Arguments,
  shape: (row: Row) => unknown,
): GraphObject {
  const { start, end } = rangeOf(all.length, args)
  const rows = all.slice(start, end)
  return {
    totalCount: all.length,
    nodes: () => rows.map(shape),
    edges: () => rows.map((row, place) => ({ cursor: cursorOf(start + place), node: shape(row) })),
    pageInfo: {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: rows.length === 0 ? null : cursorOf(start),
      endCursor: rows.length === 0 ? null : cursorOf(end - 1),
    },
  }
}

function rangeOf(total: number, args: Arguments): { readonly start: number; readonly end: number } {
  const first = numberIn(args, 'first')
  const last = numberIn(args, 'last')
  checkCount(first ?? last)
  const after = placeOf(textIn(args, 'after')) ?? -1
  const before = placeOf(textIn(args, 'before')) ?? total
  const from = Math.min(after + 1, total)
  const to = Math.max(Math.min(before, total), from)
  if (first !== undefined) return { start: from, end: Math.min(from + first, to) }
  return { start: Math.max(to - (last ?? 0), from), end: to }
}

function checkCount(count: number | undefined): void {
  if (count === undefined) {
    throw new GraphQLError('You must provide a `first` or `last` value to properly paginate.')
  }
  if (count < 0 || count > 100) {
    throw new GraphQLError('Requesting more than 100 records exceeds the limit of a connection.')
  }
}

const cursorOf = (place: number): string => Buffer.from(`cursor:${place}`).toString('base64')

function placeOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  return Number(Buffer.from(cursor, 'base64').toString('utf8').slice('cursor:'.length))
}
