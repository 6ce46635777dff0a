import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { setFrontMatterValue } from '../../src/edit/front-matter.ts'
import { tickHistory } from '../../src/edit/history.ts'
import { expectOneEnding, shown, textOf } from './promises.ts'

const proposal = `---
title: 'A # title'
authors:
  - @someone
created: \`2026-01-05\`
empty:
list: [a]
"quoted": x
last-updated: "2026-01-05" # by hand
status: provisional # not yet
status-note: nothing
---

# Title

status: provisional

# History

- [x] 01/05/2026: Open proposal PR.
- [ ] MM/DD/YYYY: Start model integration.
- [ ] xx/xx/2026: Complete model support.
`

const set = (key: string, value: string, text = proposal): string =>
  shown(text, setFrontMatterValue(text, key, value))

test('a value is replaced in its own quotes and its comment stays', () => {
  expect(set('status', 'ready to integrate')).toBe(
    '- status: provisional # not yet\n+ status: ready to integrate # not yet',
  )
  expect(set('last-updated', '2026-02-01')).toBe(
    '- last-updated: "2026-01-05" # by hand\n+ last-updated: "2026-02-01" # by hand',
  )
  expect(set('title', "It's")).toBe("- title: 'A # title'\n+ title: 'It''s'")
  expect(set('empty', 'filled')).toBe('- empty:\n+ empty: filled')
  expect(set('created', '2026-02-01')).toBe('- created: `2026-01-05`\n+ created: 2026-02-01')
})

test('a value that does not read back as itself is quoted', () => {
  expect(set('status', 'a: b # c')).toBe(
    '- status: provisional # not yet\n+ status: "a: b # c" # not yet',
  )
  expect(set('status', 'true')).toContain('status: "true"')
  expect(set('title', 'two\nlines')).toContain('title: "two\\nlines"')
})

test('what is not one scalar on one line is refused', () => {
  expect(set('authors', 'x')).toBe('refused: the value of `authors` is not one scalar on its line')
  expect(set('list', 'x')).toBe('refused: the value of `list` is not one scalar on its line')
  for (const rest of ['x', '#x', '"x"', '\n\n more', '\n # why\n more', '\n\n- more', '\n-'])
    expect(set('a', 'x', `---\na:${rest}\n---\n`)).toMatch(/^refused: the value of `a` is not/)
  expect(set('missing', 'x')).toBe('refused: the front matter has no key `missing`')
  expect(set('a', 'x', '---\na: 1\na: 2\n---\n')).toBe('refused: the key `a` stands more than once')
  expect(set('a', 'x', 'a: 1\n')).toBe('refused: there is no front matter')
  expect(set('a', 'x', '---\na: 1\n')).toBe('refused: there is no front matter')
})

test('any text becomes a value that YAML reads back, and only its line changes', () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom('\n', '\r\n'), (value, ending) => {
      const valid = proposal.replace('@someone', '"@someone"').replaceAll('`', '')
      const text = valid.replaceAll('\n', ending).trimEnd()
      const result = textOf(setFrontMatterValue(text, 'status', value))

      const front = result.slice(0, result.indexOf(`${ending}---`))
      expect(parse(front.slice(3))).toMatchObject({ status: value })
      const others = (all: string): readonly string[] =>
        all
          .split(ending)
          .filter((line) => !line.startsWith('status:') || line === 'status: provisional')
      if (value !== 'provisional') expect(others(result)).toEqual(others(text))
      expectOneEnding(text, result)
      expect(textOf(setFrontMatterValue(result, 'status', value))).toBe(result)
    }),
  )
})

const tick = (text: string, words: string, date = '2026-02-03'): string =>
  shown(text, tickHistory(text, { text: words, date }))

test('a line is ticked and dated in the style of the file', () => {
  expect(tick(proposal, 'Start model integration')).toBe(
    '- - [ ] MM/DD/YYYY: Start model integration.\n+ - [x] 02/03/2026: Start model integration.',
  )
  expect(tick(proposal, 'complete model support.')).toBe(
    '- - [ ] xx/xx/2026: Complete model support.\n+ - [x] 02/03/2026: Complete model support.',
  )
  const iso = proposal.replace('01/05/2026', '2026-01-05')
  expect(tick(iso, 'Start model integration')).toContain('+ - [x] 2026-02-03: Start')
  const slashed = proposal.replace('01/05/2026', '2026/01/05')
  expect(tick(slashed, 'Start model integration')).toContain('+ - [x] 2026/02/03: Start')
  const dayFirst = proposal.replace('01/05/2026', '25/01/2026')
  expect(tick(dayFirst, 'Start model integration')).toContain('+ - [x] 03/02/2026: Start')
  const alsoDayFirst = proposal.replace('created: `2026-01-05`', 'creation-date: 2026-05-01')
  expect(tick(alsoDayFirst, 'Start model integration')).toContain('+ - [x] 03/02/2026: Start')
})

test('a line that is ticked stays, whatever its date', () => {
  expect(tick(proposal, 'Open proposal PR.')).toBe('unchanged')
})

test('a line that is missing is added at the end of the list', () => {
  const short = '# History\n\n* [x] 2026-01-05: Open proposal PR.'
  expect(tick(short, 'Start model integration.')).toBe(
    '+ * [x] 2026-02-03: Start model integration.',
  )
})

test('a line without date gets one', () => {
  const bare = '# History\n\n- [ ] \u2060Start model integration.\n'
  expect(tick(bare, 'Start model integration')).toBe(
    '- - [ ] \u2060Start model integration.\n+ - [x] \u206002/03/2026: Start model integration.',
  )
})

test('a text without history and a date that is none are refused', () => {
  expect(tick('# Title\n', 'x')).toBe('refused: there is no section `History`')
  expect(tick('# History\n', 'x')).toBe('refused: there is no task list below `History`')
  expect(tick(proposal, 'x', 'today')).toBe('refused: `today` is not a day')
})

test('ticking twice changes nothing and line endings survive', () => {
  for (const form of [proposal, proposal.replaceAll('\n', '\r\n'), proposal.trimEnd()]) {
    for (const text of ['Start model integration.', 'Something new.']) {
      const once = textOf(tickHistory(form, { text, date: '2026-02-03' }))

      expect(textOf(tickHistory(once, { text, date: '2026-03-04' }))).toBe(once)
      expect(once.endsWith('\n')).toBe(form.endsWith('\n'))
      expectOneEnding(form, once)
    }
  }
})

test('a history inside the front matter is none, whatever the line endings', () => {
  for (const ending of ['\n', '\r\n', '\r'])
    expect(tick(`---\r\n# History\r\n- [ ] a${ending}---\r\n`, 'b')).toBe(
      'refused: there is no section `History`',
    )
})

test('an item that begins below its dash holds no box, and is no obstacle', () => {
  expect(tick('# History\n-\n[ ] a\n- [ ] b\n', 'b')).toBe('- - [ ] b\n+ - [x] 02/03/2026: b')
})

test('a history line that would run on into what follows is not added', () => {
  const text =
    '# History\n\n- [x] 02/11/2026: Open.\n---\n  - [x] nested\ntitle: x\nauthors:\n  - "Ada"\n'
  const tick = { text: 'Something new.', date: '2026-03-04' }

  expect(tickHistory(text, tick).kind).toBe('refused')
})

test('an unseen character that is no blank to YAML is part of the value', () => {
  const text = '---\nstatus: \u000bnew\n---\n'

  expect(setFrontMatterValue(text, 'status', 'old')).toEqual({
    kind: 'edited',
    text: '---\nstatus: old\n---\n',
  })
})
