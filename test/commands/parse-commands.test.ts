import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCommands } from '../../src/commands/parse-commands.ts'

function check(body: string): string {
  const { commands, hints } = parseCommands(body)
  const found = commands.map(({ name, args, line }) => `${line}: ${[name, ...args].join(' ')}`)
  return [...found, ...hints.map(({ line, text }) => `${line}? ${text}`)].join('\n')
}

test('a command stands at the start of a line', () => {
  expect(check('/approve')).toBe('1: approve')
  expect(check('Looks good.\n/approve 1a2b3c4\r\n/help\r\n')).toBe('2: approve 1a2b3c4\n3: help')
  expect(check('I would /approve this')).toBe('')
})

test('code, quotes, lists, HTML, links and headings hold no command', () => {
  expect(check('```\n/approve\n```')).toBe('')
  expect(check('    /approve')).toBe('')
  expect(check('> /approve')).toBe('')
  expect(check('- /approve')).toBe('')
  expect(check('<!--\n/approve\n-->')).toBe('')
  expect(check('<div>\n/approve\n</div>')).toBe('')
  expect(check('[/approve](https://example.org)')).toBe('')
  expect(check('# /approve')).toBe('')
  expect(check('-\n[ ] /approve\n')).toBe('')
})

test('a command in back-ticks gets a hint', () => {
  expect(check('`/approve`')).toBe(
    '1? a command inside back-ticks is not read; write it without them',
  )
})

test('a path is no command', () => {
  expect(check('/usr/bin/env is where it lives')).toBe('')
})

test('at most five commands of a comment are read', () => {
  expect(parseCommands('/help\n'.repeat(9)).commands).toHaveLength(5)
})

test('a line after inline markup is still found', () => {
  expect(check('**Good** work\n/approve')).toBe('2: approve')
  expect(check('see `x`\n/approve')).toBe('2: approve')
})

test('reading never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (body) => {
      expect(parseCommands(body).commands.length).toBeLessThanOrEqual(5)
    }),
  )
})

test.each([
  ['quotes', '> '.repeat(32_000)],
  ['lists', '- '.repeat(32_000)],
  ['underlines', 'a\n-\n'.repeat(16_000)],
  ['emphasis', '*a_ '.repeat(16_000)],
  ['brackets', '[a]('.repeat(16_000)],
  ['strokes', '~a'.repeat(32_000)],
])('a mountain of %s neither stops nor holds up the reading', (_, body) => {
  expect(check(body)).toBe('')
  expect(check(`/approve\n\n${body}`)).toBe(
    '1? no command is read in so long or nested a comment; write it in one of its own',
  )
})

test('a long comment of many paragraphs is read', () => {
  const words = 'Some *words* with **weight**, `code` and a [link](#a).\n\n'.repeat(500)
  expect(check(`${words}/approve`)).toBe('1001: approve')
})

test('what is too much for one comment is said', () => {
  const { commands, hints } = parseCommands('/help\n'.repeat(7))

  expect(commands).toHaveLength(5)
  expect(hints).toEqual([{ line: 6, text: 'only the first 5 commands are read' }])
})
