import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'

/** One change for the worse: what it does to a text, given two numbers that say where and how much. */
type Stroke = (text: string, at: number, much: number) => string

/** Applies `change` to the lines of a text, breaks kept. */
function onLines(change: (lines: string[], at: number, much: number) => readonly string[]): Stroke {
  return (text, at, much) => {
    const lines = text.split(/(?<=\n)/)
    return change(lines, at % Math.max(lines.length, 1), much).join('')
  }
}

function putting(...pieces: readonly string[]): Stroke {
  return (text, at, much) => {
    const place = at % (text.length + 1)
    return text.slice(0, place) + (pieces[much % pieces.length] ?? '') + text.slice(place)
  }
}

/** Puts whole lines somewhere among the first `reach` lines. */
function puttingLines(reach: number, ...pieces: readonly string[]): Stroke {
  return onLines((lines, at, much) =>
    lines.toSpliced(at % reach, 0, `${pieces[much % pieces.length]}\n`),
  )
}

const fences = ['---', '----', '--- ', '---js', '+++', '...', '--', '- - -', '```', '\u2014--']

const yamlLines = [
  'a: &x [1, 2]',
  'b: *x',
  '<<: *x',
  '? key',
  '- @login',
  '  - "@login"',
  'authors: @ada',
  'status: [a',
  'status: provisional',
  'status: `provisional`',
  'title: "open',
  "title: 'it's'",
  'title: a: b',
  'title: # none',
  'title: |',
  'title: >-',
  '  more of it',
  'last-updated:\t2026-02-11',
  '\tstatus: x',
  'creation-date: 2026-02-31',
  'creation-date: 11/02/2026',
  '"status": x',
  '? [a, b]',
  '{a: 1}: b',
  '!!binary a: b',
  '!x a: !y b',
  '%YAML 1.3',
  '--- a',
  '...',
  ': b',
  '__proto__: a',
  'a: {b: {c: [d, {e: f}]}}',
  'authors: []',
  'authors:',
  '...: ~',
]

const bodyLines = [
  '# History',
  '## Summary',
  '# \u00A0Heron # 3B #',
  'Heron',
  '=====',
  '| Field | Notes |',
  '| --- | --- |',
  '|---|',
  '|:-:|',
  '| GPU count | `01` GPU |',
  '| Family name | a \\| b | c | d |',
  '| `a|b` | [x](y|z) |',
  '|  |',
  '||',
  '| Total GPU memory | ~16GB (~16k context) | 320 GB |',
  '| Download site | https://huggingface.co/a/b/tree/main |',
  '| Version | [4be1d20](https://huggingface.co/a/b/commit/4be1d20c0ffee0c0ffee0c0ffee0c0ffee0c0ffe) |',
  '- [x] 31/02/2026: Open proposal PR.',
  '- [X] MM/DD/YYYY: Start',
  '* [ ] 02/11/2026 Open',
  '- [ ]',
  '  - [x] nested',
  '- **Bold**: value',
  '- **Bold:** N/A',
  '<!-- BEGIN Remove before PR -->',
  '<!-- END Remove before PR -->',
  '<!--',
  '-->',
  '<div>',
  '</div>',
  '<pre><!--',
  '<![CDATA[',
  '<?x',
  '```',
  '~~~~ yaml',
  '    # code',
  '\t- [ ] code',
  '> # quote',
  '[a]: <b',
  '[^1]: note',
  '***',
  'TBD',
  '{placeholder} <your-name>',
  '(Optional)',
  '@ada and @org/team, see #1',
  '[gone](#nowhere) ![x](./none.png)',
]

const pieces = [
  '`',
  '``',
  '|',
  '\\',
  '#',
  '*',
  '_',
  '[',
  ']',
  '](',
  '<',
  '>',
  '!',
  '&amp;',
  '&#0;',
  '@ada',
  'https://a.b/c(d',
  'www.x',
  '"',
  "'",
  ': ',
  '- ',
  '\t',
  ' ',
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  '\v',
  '\f',
  '\0',
  '\u0085',
  '\u00A0',
  '\u200B',
  '\u2028',
  '\u2029',
  '\u202E',
  '\u2060',
  '\uFEFF',
  '\uD800',
  '\uDC00',
  '\u{1F426}',
  'e\u0301',
  '\u0130',
  '99999999999999999999',
  '1e999',
  '-0',
  'TBD',
  'YYYY-MM-DD',
  'xx/xx/2026',
]

const deep = ['> ', '- ', '1. ', '[', '![', '(', '*', '**a ', '_', '`', '|', '<', '{', '  ', '#']

const strokes: readonly Stroke[] = [
  onLines((lines, at, much) => lines.toSpliced(at, (much % 4) + 1)),
  onLines((lines, at) => lines.toSpliced(at, 0, lines[at] ?? '')),
  onLines((lines, at, much) => {
    const [line = ''] = lines.splice(at, 1)
    return lines.toSpliced((at + much) % (lines.length + 1), 0, line)
  }),
  onLines((lines, at, much) => [...lines.slice(at), ...lines.slice(0, at % (much + 1))]),
  onLines((lines, at, much) => lines.with(at, lines[(at + much) % lines.length] ?? '')),
  (text, at, much) => {
    const place = at % (text.length + 1)
    return text.slice(0, place) + text.slice(place + much)
  },
  (text, at, much) => {
    const bytes = Buffer.from(text)
    const place = at % (bytes.length + 1)
    return Buffer.concat([
      bytes.subarray(0, place),
      bytes.subarray(place + (much % 3) + 1),
    ]).toString()
  },
  (text, at) => text.slice(0, at % (text.length + 1)),
  (text, at) => text.slice(at % (text.length + 1)),
  (text) => text.trimEnd(),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text, at, much) => {
    let line = 0
    return text.replaceAll(/\r?\n/g, () => ['\n', '\r\n', '\r'][(line++ * at + much) % 3] ?? '\n')
  },
  (text, at, much) => {
    let blank = 0
    return text.replaceAll(' ', () => ((blank++ + at) % (much + 2) === 0 ? '\u00A0' : ' '))
  },
  (text, at, much) => {
    let blank = 0
    return text.replaceAll(' ', () => ((blank++ + at) % (much + 2) === 0 ? '\t' : ' '))
  },
  (text) => `\uFEFF${text}`,
  (text, _, much) => {
    let fence = 0
    return text.replaceAll(/^---/gm, (old) => fences[(fence++ + much) % fences.length] ?? old)
  },
  puttingLines(9, ...fences),
  puttingLines(9, ...yamlLines),
  puttingLines(9, ...yamlLines),
  puttingLines(99, ...bodyLines),
  puttingLines(99, ...bodyLines),
  putting(...pieces),
  putting(...pieces),
  (text, at, much) => putting((deep[at % deep.length] ?? '').repeat(much * 4))(text, at, 0),
  onLines((lines, at, much) =>
    lines.with(at, `${(deep[much % deep.length] ?? '').repeat(much % 7)}${lines[at]}`),
  ),
  onLines((lines, at) => lines.with(at, (lines[at] ?? '').toUpperCase())),
  onLines((lines, at) => lines.with(at, (lines[at] ?? '').replaceAll(/[A-Za-z0-9 ]/g, ''))),
]

/** Texts as people and editors spoil them: some text or some lines of it, with up to eight changes for the worse. */
export function spoilt(texts: readonly string[], wholes: 'often' | 'seldom'): fc.Arbitrary<string> {
  return fc
    .record({
      text: fc.nat(texts.length - 1),
      whole: fc.nat(3),
      from: fc.nat(60),
      lines: fc.integer({ min: 3, max: 24 }),
      changes: fc.array(fc.tuple(fc.nat(strokes.length - 1), fc.nat(9999), fc.nat(60)), {
        maxLength: 8,
      }),
    })
    .map(({ text, whole, from, lines, changes }) => {
      const isWhole = wholes === 'often' ? whole > 0 : whole === 0
      const start = windowOf(texts[text] ?? '', isWhole ? undefined : from, lines)
      return changes.reduce(
        (one, [stroke, at, much]) => strokes[stroke]?.(one, at, much) ?? one,
        start,
      )
    })
}

const documents = [
  'proposals/*.md',
  'templates/*.md',
  'test/fixtures/proposals/**/*.md',
  'test/fixtures/templates/**/*.md',
]
  .flatMap((pattern) => globSync(pattern))
  .toSorted()
  .map((file) => readFileSync(file, 'utf8'))

export const spoiltDocument: fc.Arbitrary<string> = spoilt(documents, 'seldom')
export const spoiltWholeDocument: fc.Arbitrary<string> = spoilt(documents, 'often')

/** Some lines of a text, more often the first ones, or all of them. */
function windowOf(text: string, from: number | undefined, count: number): string {
  if (from === undefined) return text
  const lines = text.split(/(?<=\n)/)
  const start = from < 30 ? 0 : from % Math.max(lines.length, 1)
  return lines.slice(start, start + count).join('')
}

const unit = fc.constantFrom(...pieces, ...fences.map((fence) => `${fence}\n`), 'a', 'B', '1', ' ')

/** Any text at all: every code unit there is, marks thrown together, lines thrown together. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({ unit, maxLength: 80 }),
  fc
    .array(fc.constantFrom(...yamlLines, ...bodyLines, ...fences, ''), { maxLength: 14 })
    .map((lines) => lines.join('\n')),
)

/** Where documents lie: what their names say decides what is asked of them. */
export const anyPath: fc.Arbitrary<string> = fc.constantFrom(
  '20260211-heron-3b.md',
  'docs/proposals/20261399-a.md',
  'YYYYMMDD-model-template.md',
  'README.md',
  'a.md',
  '',
)
