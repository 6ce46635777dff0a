import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Mark } from '../../src/proposal/mark.ts'
import { outlineOf } from '../../src/proposal/outline.ts'
import { plainOutline } from '../../src/proposal/plain-outline.ts'

function shown(text: string, marks: readonly Mark[]): readonly string[] {
  return marks.map((mark) => `${mark.kind}: ${text.slice(mark.start, mark.end)}`)
}

const document = `# Title
Words
| Field | Notes |
| --- | --- |
| Type | a \\| b |
## Below
\`\`\`
# no heading
| no | row |
\`\`\`
<!--
# no heading
-->
Rows without a rule
| One | 1 |
| Two | 2 |

- [x] 01/31/2026: Open
- [ ] Later
- [ ] Never
| Tight | 3 |
`

test.each([
  ['the tree', outlineOf],
  ['the lines', plainOutline],
])('%s gives headings, rows and checklist lines, and nothing from code or comments', (_, read) => {
  expect(shown(document, read(document))).toEqual([
    'heading: # Title',
    'row: | Type | a \\| b |',
    'heading: ## Below',
    'row: | One | 1 |',
    'row: | Two | 2 |',
    'task: - [x] 01/31/2026: Open',
    'task: - [ ] Later',
    expect.stringMatching(/^task: - \[ \] Never/),
    'row: | Tight | 3 |',
  ])
})

test('a large document has the same outline', () => {
  const large = document + '\nMore words.\n'.repeat(3000)

  expect(shown(large, outlineOf(large))).toHaveLength(outlineOf(document).length)
})

test('marks lie in the text, in order, whatever the text is', () => {
  const pieces = [
    '# ',
    '- [ ] ',
    '|',
    '-',
    'a',
    ' ',
    '\n',
    '\r\n',
    '>',
    '```',
    '<!--',
    '\t',
    '\u2060',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
      const text = parts.join('')
      for (const mark of outlineOf(text)) {
        expect(mark.start).toBeGreaterThanOrEqual(0)
        expect(mark.end).toBeLessThanOrEqual(text.length)
        expect(mark.start).toBeLessThanOrEqual(mark.end)
      }
    }),
  )
})

test('a heading with a long blank or a long row of marks inside is read in one pass', () => {
  for (const filling of [' ', '# ', '\t', '#']) {
    const heading = `# a ${filling.repeat(400_000)}b`
    expect(plainOutline(heading)).toHaveLength(1)
  }
})
