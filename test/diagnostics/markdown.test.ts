import fc from 'fast-check'
import type { Root } from 'mdast'
import { remark } from 'remark'
import remarkGfm from 'remark-gfm'
import { expect, test, vi } from 'vitest'
import { asBlock, asCode, asMessage, asText } from '../../src/diagnostics/markdown.ts'

// Parsing hundreds of texts takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

function parse(markdown: string): Root {
  return remark().use(remarkGfm).parse(markdown)
}

test('text from outside becomes code that nothing closes early', () => {
  expect(asCode('a `b` c')).toBe('``a `b` c``')
  expect(asCode('`x')).toBe('`` `x ``')
  expect(asCode('a|b\n@team')).toBe('`a\\|b @team`')
})

test('text from outside pings nobody, links nothing and closes no issue', () => {
  expect(asText('fixes #1, ask @org/team at https://x.example <img src=a>')).toBe(
    'fixes &#35;&#8203;1, ask @&#8203;org/team at https:&#8203;//x.example &lt;img src=a\\>',
  )
})

test('whatever the text, code is one inline code node', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const [paragraph, ...rest] = parse(`x ${asCode(text)} y`).children
      expect(rest).toEqual([])
      const kinds = paragraph?.type === 'paragraph' ? paragraph.children.map((n) => n.type) : []
      expect(kinds).toEqual(['text', 'inlineCode', 'text'])
    }),
  )
})

test('whatever the text, plain words hold no markup', () => {
  const nasty = fc.string({
    unit: fc.constantFrom(...'ab `*_[]()<>!#@:/.\\|~&'),
    maxLength: 40,
  })
  fc.assert(
    fc.property(nasty, (text) => {
      const [paragraph, ...rest] = parse(`x${asText(text)}y`).children
      expect(rest).toEqual([])
      const kinds = paragraph?.type === 'paragraph' ? paragraph.children.map((n) => n.type) : []
      expect(new Set(kinds)).toEqual(new Set(['text']))
    }),
  )
})

test('a block is closed by its own fence only', () => {
  expect(asBlock('a\n```\nb\n', 'diff')).toBe('````diff\na\n```\nb\n````')
})

test('a message shows its code as code and pings nobody', () => {
  expect(asMessage('unexpected status `@team`, ask @team')).toBe(
    'unexpected status `@team`, ask @&#8203;team',
  )
  expect(asMessage('a lone ` stays')).toBe('a lone \\` stays')
})
