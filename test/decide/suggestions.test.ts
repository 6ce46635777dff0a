import { expect, test } from 'vitest'
import { parseMarker } from '../../src/decide/marker.ts'
import { suggestionsOf } from '../../src/decide/suggestions.ts'
import type { Edit, Finding } from '../../src/diagnostics/finding.ts'
import { linesOf, spanOf } from '../../src/diagnostics/lines.ts'

const path = 'docs/proposals/20260211-heron-3b.md'
const text = '---\nstatus: provisonal\nlast-updated: 31/01/2026\n---\n\nAsk @ada.\n'

interface Wrong {
  readonly from: string
  readonly to: string
  readonly in?: string
  readonly message?: string
}

/** A finding on the first `from` of a text, mended by `to`. */
function wrong({ from, to, in: document = text, message = 'unexpected word' }: Wrong): Finding {
  const start = document.indexOf(from)
  const end = start + from.length
  return finding(document, message, { start, end, text: to })
}

function finding(document: string, message: string, ...fix: readonly Edit[]): Finding {
  const [first] = fix
  const span = spanOf(linesOf(document), first?.start ?? 0, first?.end ?? 0)
  return { rule: 'a-rule', severity: 'error', message, help: 'mend it', span, fix }
}

const none: ReadonlySet<string> = new Set()

/** Each suggestion as `first-last: what the lines become`. */
function shown(document: string, findings: readonly Finding[]): readonly string[] {
  const { suggestions } = suggestionsOf({ path, text: document, findings }, 'every-line', none)
  return suggestions.map(({ startLine, line, body }) => {
    const lines = /\n`{3,}suggestion\n(?<lines>[\s\S]*)`{3,}$/.exec(body)?.groups?.lines ?? '?'
    return `${startLine}-${line}: ${JSON.stringify(lines.replace(/`+$/, ''))}`
  })
}

test('a suggestion says what is wrong and holds the line as it is to be', () => {
  const found = wrong({ from: 'provisonal', to: 'provisional', message: 'unexpected `provisonal`' })
  const [first] = suggestionsOf({ path, text, findings: [found] }, 'every-line', none).suggestions

  expect(first).toMatchObject({ path, startLine: 2, line: 2 })
  expect(parseMarker(first?.body ?? '')).toEqual({
    kind: 'suggestion',
    file: path,
    digest: first?.digest,
  })
  expect(first?.body.split('\n').slice(1).join('\n')).toMatchInlineSnapshot(`
    "- \`a-rule\`: unexpected \`provisonal\`; mend it

    \`\`\`suggestion
    status: provisional
    \`\`\`"
  `)
})

test('fixes that share a line are one suggestion, and others stay apart', () => {
  const findings = [
    wrong({ from: 'Ask', to: 'We ask' }),
    wrong({ from: '@ada', to: '`@ada`' }),
    wrong({ from: '31/01/2026', to: '01/31/2026' }),
    wrong({ from: 'provisonal', to: 'provisional' }),
  ]

  expect(shown(text, findings)).toEqual([
    '2-2: "status: provisional\\n"',
    '3-3: "last-updated: 01/31/2026\\n"',
    '6-6: "We ask `@ada`.\\n"',
  ])
})

test('a fix of several lines, or of several places, is one suggestion from the first to the last', () => {
  const places = finding(
    text,
    'unexpected',
    { start: 0, end: 3, text: '***' },
    { start: text.indexOf('---\n\n'), end: text.indexOf('---\n\n') + 3, text: '***' },
  )

  expect(shown(text, [places, wrong({ from: 'provisonal', to: 'provisional' })])).toEqual([
    '1-4: "***\\nstatus: provisional\\nlast-updated: 31/01/2026\\n***\\n"',
  ])
})

test('lines that go leave nothing behind, and a blank line stays one', () => {
  expect(shown(text, [wrong({ from: '---\n\n', to: '' })])).toEqual(['4-5: ""'])
  expect(shown(text, [wrong({ from: 'Ask @ada.', to: '' })])).toEqual(['6-6: "\\n"'])
  expect(shown(text, [wrong({ from: '\n\nAsk', to: ' Ask' })])).toEqual(['4-6: "--- Ask @ada.\\n"'])
})

test('lines are put above the line they stand before, and below the last one', () => {
  expect(shown(text, [wrong({ from: '', to: '# Heron\n' })])).toEqual(['1-1: "# Heron\\n---\\n"'])
  const end = { start: text.length, end: text.length, text: '# More\n' }
  expect(shown(text, [finding(text, 'unexpected', end)])).toEqual(['6-6: "Ask @ada.\\n# More\\n"'])
  expect(shown('a', [wrong({ in: 'a', from: 'a', to: 'b' })])).toEqual(['1-1: "b\\n"'])
})

test('no line can close the block it stands in', () => {
  const code = 'x\n````\ncode\n````\n'
  const [first] = suggestionsOf(
    { path, text: code, findings: [wrong({ in: code, from: code, to: code.replace('x', 'y') })] },
    'every-line',
    none,
  ).suggestions

  expect(first?.body).toMatch(/\n`{5}suggestion\ny\n````\ncode\n````\n`{5}$/)
})

test('what is outside the diff is left to `/fix`', () => {
  const findings = [
    wrong({ from: 'provisonal', to: 'provisional' }),
    wrong({ from: '31/01/2026', to: '01/31/2026' }),
    wrong({ from: '---\n\nAsk', to: '---\n\nWe ask' }),
  ]
  const { suggestions, left } = suggestionsOf({ path, text, findings }, new Set([2, 4, 5]), none)

  expect(suggestions.map(({ startLine }) => startLine)).toEqual([2])
  expect(left).toBe(2)
})

test('lines that a comment would not carry unchanged are left to `/fix`', () => {
  for (const odd of ['\r', '\0', '\u202E', '\u2028', '\uFEFF', '\uD800']) {
    const document = `status: provisonal${odd}\n`
    const findings = [wrong({ in: document, from: 'provisonal', to: 'provisional' })]

    expect(suggestionsOf({ path, text: document, findings }, 'every-line', none)).toEqual({
      suggestions: [],
      left: 1,
    })
  }
  expect(shown('a\rb\n', [wrong({ in: 'a\rb\n', from: '\r', to: ' ' })])).toEqual(['1-1: "a b\\n"'])
})

test('the same is not said twice, wherever it has moved, and each of two that look alike is', () => {
  const twins = 'status: x\n\nstatus: x\n'
  const fix = (document: string): readonly Finding[] =>
    [...document.matchAll(/x/g)].map(({ index }) =>
      finding(document, 'unexpected', { start: index, end: index + 1, text: 'draft' }),
    )
  const first = suggestionsOf({ path, text: twins, findings: fix(twins) }, 'every-line', none)
  const said = new Set(first.suggestions.map(({ digest }) => digest))
  const moved = `# Title\n\n${twins}`
  const again = suggestionsOf({ path, text: moved, findings: fix(moved) }, 'every-line', said)

  expect(said.size).toBe(2)
  expect(again).toEqual({ suggestions: [], left: 0 })
})

test('one review is not endless', () => {
  const many = 'x\n'.repeat(130)
  const findings = Array.from({ length: 130 }, (_, index) =>
    finding(many, 'unexpected', { start: 2 * index, end: 2 * index + 1, text: 'y' }),
  )
  const { suggestions, left } = suggestionsOf({ path, text: many, findings }, 'every-line', none)

  expect([suggestions.length, left]).toEqual([100, 30])
  const long = `x${'a'.repeat(70_000)}`
  const one = [wrong({ in: long, from: 'x', to: 'y' })]
  expect(suggestionsOf({ path, text: long, findings: one }, 'every-line', none).left).toBe(1)
})

test('what has no fix, or fixes nothing, is no suggestion', () => {
  const { fix: _, ...bare } = wrong({ from: 'Ask', to: 'We ask' })

  expect(shown(text, [bare])).toEqual([])
  expect(shown(text, [wrong({ from: 'Ask', to: 'Ask' })])).toEqual([])
})
