import { expect, test } from 'vitest'
import { placeIndexEntry } from '../../src/edit/index-page.ts'
import { expectOneEnding, shown, textOf } from './promises.ts'

const page = `---
title: Proposals
---

Start from the [template](./proposals/phi-4.md).

### Provisional Status
- [Phi-4](https://example.org/blob/main/docs/proposals/phi-4.md) - With a [second](./qwen.md) link
- [A plugin](./proposals/plugin.md) - Something else

### Integrated Status
- [Qwen](./proposals/qwen.md) - For code

## More

\`\`\`
### Empty Status
\`\`\`

### Empty Status

Text.
`

const phi = { file: 'phi-4.md', line: '- [Phi-4](./proposals/phi-4.md) - Added' }
const llama = { file: 'llama.md', line: '- [Llama](./proposals/llama.md) - Added' }

test('an entry moves with its own bytes', () => {
  expect(shown(page, placeIndexEntry(page, phi, 'Integrated Status'))).toMatchInlineSnapshot(`
    "- - [Phi-4](https://example.org/blob/main/docs/proposals/phi-4.md) - With a [second](./qwen.md) link
    - - [A plugin](./proposals/plugin.md) - Something else
    - 
    - ### Integrated Status
    - - [Qwen](./proposals/qwen.md) - For code
    + - [A plugin](./proposals/plugin.md) - Something else
    + 
    + ### Integrated Status
    + - [Qwen](./proposals/qwen.md) - For code
    + - [Phi-4](https://example.org/blob/main/docs/proposals/phi-4.md) - With a [second](./qwen.md) link"
  `)
})

test('an entry that stands in its section stays', () => {
  expect(shown(page, placeIndexEntry(page, phi, 'Provisional Status'))).toBe('unchanged')
})

test('a missing entry is added at the end of its section', () => {
  expect(shown(page, placeIndexEntry(page, llama, 'Provisional Status'))).toBe(
    '+ - [Llama](./proposals/llama.md) - Added',
  )
})

test('a section without list gets one', () => {
  expect(textOf(placeIndexEntry(page, llama, 'Empty Status'))).toMatch(/Text\.\n\n- \[Llama\].*\n$/)
  expect(shown('### A\n\n### B\n', placeIndexEntry('### A\n\n### B\n', llama, 'A'))).toBe(
    '+ - [Llama](./proposals/llama.md) - Added',
  )
})

test('a page without the section and an entry of two lines are refused', () => {
  expect(placeIndexEntry(page, phi, 'Ready Status')).toMatchObject({ kind: 'refused' })
  expect(placeIndexEntry(page, { ...llama, line: 'a\nb' }, 'Integrated Status')).toMatchObject({
    kind: 'refused',
  })
})

test('line endings survive a move there and back, and moving twice changes nothing', () => {
  for (const form of [page, page.replaceAll('\n', '\r\n'), page.trimEnd()]) {
    const once = textOf(placeIndexEntry(form, phi, 'Integrated Status'))
    const back = textOf(placeIndexEntry(once, phi, 'Provisional Status'))

    expect(textOf(placeIndexEntry(once, phi, 'Integrated Status'))).toBe(once)
    expectOneEnding(form, once)
    expect(once.length).toBe(form.length)
    expect(back.length).toBe(form.length)
    expect(back.split('\n').toSorted()).toEqual(form.split('\n').toSorted())
  }
})

test('an entry in the last line of a page without final line ending moves with its line break', () => {
  const open = '### A\n- [a](a.md)\n\n### B\n- [Phi-4](phi-4.md)'
  expect(textOf(placeIndexEntry(open, phi, 'A'))).toBe(
    '### A\n- [a](a.md)\n- [Phi-4](phi-4.md)\n\n### B',
  )
})

test('a list sorted by file name, up or down, stays sorted', () => {
  const line = (file: string): string => `- [A bird](./proposals/${file})`
  const pageOf = (files: readonly string[]): string => `### Done\n${files.map(line).join('\n')}\n`
  const after = (files: readonly string[]): string | undefined =>
    textOf(placeIndexEntry(pageOf(files), { file: 'c.md', line: line('c.md') }, 'Done'))

  expect(after(['a.md', 'b.md', 'd.md'])).toBe(pageOf(['a.md', 'b.md', 'c.md', 'd.md']))
  expect(after(['d.md', 'b.md', 'a.md'])).toBe(pageOf(['d.md', 'c.md', 'b.md', 'a.md']))
  expect(after(['b.md', 'd.md', 'a.md'])).toBe(pageOf(['b.md', 'd.md', 'a.md', 'c.md']))
  expect(after(['d.md', 'b.md'])).toBe(pageOf(['d.md', 'b.md', 'c.md']))
})

test('an entry linked without its ending is the same entry', () => {
  const linked = '### Done\n- [Phi-4](./proposals/phi-4)\n'

  expect(shown(linked, placeIndexEntry(linked, phi, 'Done'))).toBe('unchanged')
})

test.each(['```\ncode', '<!-- words', '<pre>\nwords'])(
  'an entry is not put into what does not end: %s',
  (open) => {
    const text = `### A\n\n- [Phi-4](phi-4.md)\n\n### B\n\n${open}\n`

    expect(shown(text, placeIndexEntry(text, phi, 'B'))).toBe(
      'refused: the section `B` holds code or HTML that does not end',
    )
    expect(placeIndexEntry(text, llama, 'B')).toMatchObject({ kind: 'refused' })
  },
)

test('a page of lone carriage returns keeps them', () => {
  expect(textOf(placeIndexEntry('### A\r\r### B\r', llama, 'A'))).toBe(
    `### A\r${llama.line}\r\r### B\r`,
  )
})
