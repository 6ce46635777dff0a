import type { z } from 'zod'
import type { Edit, Finding } from '../diagnostics/finding.ts'
import { linesOf, spanOf } from '../diagnostics/lines.ts'
import { nearest } from '../diagnostics/nearest.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { configKeys, type KeyBook } from './keys.ts'
import { valueAt } from './tree.ts'
import type { Mistake, Written } from './written.ts'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** More findings than this help nobody. */
const most = 50

/** How one kind of file is spoken of: its keys, what its rules begin with, and where its keys are listed. */
export interface Speech extends KeyBook {
  readonly rules: string
  readonly listing: string
}

const ofConfiguration: Speech = {
  ...configKeys,
  rules: 'config',
  listing: '`usher config explain` lists them',
}

/** What is wrong with a configuration, each at its place: unknown keys, missing keys, values not expected. */
export function issueFindings(
  text: string,
  written: Written,
  issues: readonly Issue[],
): readonly Finding[] {
  return issueFindingsIn(text, { ...written, speech: ofConfiguration }, issues)
}

/** What is wrong with a file of any kind that a schema describes. */
export function issueFindingsIn(
  text: string,
  written: Spoken,
  issues: readonly Issue[],
): readonly Finding[] {
  const lines = linesOf(text)
  const found = issues
    .flatMap((issue) => foundOf(written, issue))
    .toSorted((one, other) => one.start - other.start)
  return firstOfEachPlace(found)
    .slice(0, most)
    .map(({ rule, message, help, start, end, fix }) => ({
      rule: `${written.speech.rules}-${rule}`,
      severity: 'error',
      message,
      help,
      span: spanOf(lines, start, end),
      ...(fix === undefined ? {} : { fix: [fix] }),
    }))
}

/** A value may break several conditions of its kind; what is expected names them all. */
function firstOfEachPlace(found: readonly Found[]): readonly Found[] {
  const nameOf = ({ rule, start, end, message }: Found): string =>
    JSON.stringify([rule, start, end, message])
  return [...Map.groupBy(found, nameOf).values()].flatMap(([first]) => first ?? [])
}

/** A file as written, and how it is spoken of. */
interface Spoken extends Written {
  readonly speech: Speech
}

interface Found extends Mistake {
  readonly rule: 'key' | 'value'
  readonly fix?: Edit
}

function foundOf(written: Spoken, issue: Issue): readonly Found[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(written, issue.path, key))
  }
  if (issue.code === 'invalid_union') {
    const inside = insideUnion(issue)
    if (inside !== undefined) return inside.flatMap((one) => foundOf(written, one))
  }
  if (issue.code === 'invalid_key') return [unexpectedName(written, issue.path)]
  const isMissing = issue.path.length > 0 && valueAt(written.tree, issue.path) === undefined
  return [
    isMissing && issue.code !== 'custom'
      ? missingKey(written, issue.path)
      : unexpectedValue(written, issue),
  ]
}

function unknownKey(written: Spoken, path: Path, key: string): Found {
  const [start, end] = written.keyAt(path, key)
  const known = written.speech.keyOf(path)?.keys ?? []
  const taken = keysThere(written, path)
  const meant = nearest(
    key,
    known.filter((one) => !taken.includes(one)),
  )
  const place = {
    rule: 'key',
    start,
    end,
    message: `unexpected key ${quoted(key)}`,
  } as const
  if (meant === undefined) {
    return { ...place, help: `remove it; the keys here are ${listOf(known)}` }
  }
  return { ...place, help: `did you mean \`${meant}\`?`, fix: { start, end, text: meant } }
}

function keysThere({ tree }: Spoken, path: Path): readonly string[] {
  const map = valueAt(tree, path)
  return typeof map === 'object' && map !== null ? Object.keys(map) : []
}

function unexpectedName(written: Spoken, path: Path): Found {
  const [start, end] = written.keyAt(path.slice(0, -1), String(path.at(-1)))
  const message = `unexpected key ${quoted(String(path.at(-1)))}, expected a name in small letters`
  return { rule: 'key', start, end, message, help: 'write it as `usher lint` shows it' }
}

function missingKey(written: Spoken, path: Path): Found {
  const [start, end] = written.valueAt(path.slice(0, -1))
  const name = String(path.at(-1))
  const expected = written.speech.keyOf(path)?.expected ?? 'a value'
  const message = `missing key \`${name}\``
  return { rule: 'key', start, end, message, help: `add \`${name}\`: ${expected}` }
}

function unexpectedValue(written: Spoken, { code, path, message }: Issue): Found {
  const [start, end] = written.valueAt(path)
  const expected = written.speech.keyOf(path)?.expected ?? 'something else'
  const said =
    code === 'custom'
      ? message
      : `unexpected ${shown(valueAt(written.tree, path))}, expected ${expected}`
  const meant = meantWord(written, path)
  if (meant === undefined)
    return { rule: 'value', start, end, message: said, help: helpFor(written.speech, path) }
  const help = `did you mean \`${meant}\`?`
  return { rule: 'value', start, end, message: said, help, fix: { start, end, text: meant } }
}

/** The word somebody probably meant, where only some words are possible. */
function meantWord({ speech, tree }: Spoken, path: Path): string | undefined {
  const value = valueAt(tree, path)
  return typeof value === 'string' ? nearest(value, speech.keyOf(path)?.choices ?? []) : undefined
}

/** What the key is for, or where it is an entry, what the list is for. */
function helpFor(speech: Speech, path: Path): string {
  if (path.length === 0) return `write one \`key: value\` a line; ${speech.listing}`
  const key = speech.keyOf(path)
  return key === undefined || key.description === ''
    ? helpFor(speech, path.slice(0, -1))
    : `\`${key.name}\`: ${key.description}`
}

/** The one choice whose kind the value is, and what is wrong inside. */
function insideUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
): readonly Issue[] | undefined {
  const close = issue.errors.find((branch) =>
    branch.every((one) => one.path.length > 0 || one.code === 'unrecognized_keys'),
  )
  return close?.map((one) => ({ ...one, path: [...issue.path, ...one.path] }))
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return `a list of ${value.length}`
  if (typeof value === 'object') return 'keys'
  return value === '' ? 'empty text' : quoted(String(value))
}

function listOf(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(words.map((word) => `\`${word}\``))
}
