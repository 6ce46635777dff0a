import fc from 'fast-check'
import { parse } from 'yaml'
import type { Edited } from '../../src/edit/edited.ts'
import { setFrontMatterValue } from '../../src/edit/front-matter.ts'
import { addGoFunction, addGoStatement } from '../../src/edit/go-block.ts'
import { addGoConstant } from '../../src/edit/go-constant.ts'
import { addBlankImport } from '../../src/edit/go-import.ts'
import { tickHistory } from '../../src/edit/history.ts'
import { placeIndexEntry } from '../../src/edit/index-page.ts'
import { addTableRow } from '../../src/edit/table-row.ts'
import { insertYamlEntry } from '../../src/edit/yaml-list.ts'
import { soundProposal } from '../../src/rules/sound.ts'
import { changeOf, oddInsertion } from './changes.ts'
import { spoilt, spoiltWholeDocument } from './documents.ts'
import { holds, nothingWrong } from './runs.ts'
import { goSources, indexPages, registries, tablePages } from './sources.ts'

/** An edit on a text, and on its own result, which it must leave as it is. */
function twice(text: string, edit: (text: string) => Edited): string | undefined {
  const once = edit(text)
  if (once.kind === 'refused') return undefined
  const again = edit(once.text)
  nothingWrong(
    again.kind === 'edited' && again.text === once.text
      ? []
      : [`another change the second time: ${JSON.stringify([once, again])}`],
  )
  return once.text
}

const proposals = fc.oneof(spoilt([soundProposal], 'often'), spoiltWholeDocument)

holds(
  'a front-matter value is set in its own line and nothing else changes',
  'a tenth',
  fc.property(
    proposals,
    fc.constantFrom('status', 'last-updated', 'title', 'authors'),
    fc.oneof(fc.constantFrom('integrated', 'ready to integrate', '2026-03-04'), fc.string()),
    (text, key, value) => {
      const result = twice(text, (its) => setFrontMatterValue(its, key, value))
      if (result === undefined) return

      const { at, removed } = changeOf(text, result)
      const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1
      nothingWrong([
        ...(/[\r\n]/.test(removed) ? ['a line ending is gone'] : []),
        ...(removed !== '' && !text.startsWith(`${key}:`, start) ? ['another line changed'] : []),
        ...misreadValues(text, result, { key, value }),
      ])
    },
  ),
)

/** Where both texts are YAML: the key reads as asked, and all others as before. */
function misreadValues(
  before: string,
  after: string,
  { key, value }: { readonly key: string; readonly value: string },
): readonly string[] {
  const old = valuesOf(before)
  if (old === undefined) return []
  const expected = JSON.stringify({ ...old, [key]: value })
  const read = JSON.stringify(valuesOf(after))
  return read === expected ? [] : [`reads as ${read}, expected ${expected}`]
}

function valuesOf(text: string): Record<string, unknown> | undefined {
  const raw =
    /^\uFEFF?---[ \t]*(?:\r\n|\n|\r)(?<raw>[\s\S]*?(?:\r\n|\n|\r))---[ \t]*(?:[\r\n]|$)/.exec(text)
  const inside = raw?.groups?.raw ?? ''
  // YAML 1.2 knows more line endings than its reader does.
  if (/\r(?!\n)/.test(inside)) return undefined
  try {
    const read: unknown = parse(inside, { schema: 'failsafe', logLevel: 'error' })
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? { ...read }
      : undefined
  } catch {
    return undefined
  }
}

holds(
  'a history line is ticked or added and nothing else changes',
  'a tenth',
  fc.property(
    proposals,
    fc.constantFrom('Start model integration.', 'Complete model support', 'Something new.'),
    (text, words) => {
      const tick = { text: words, date: '2026-03-04' }
      const result = twice(text, (its) => tickHistory(its, tick))
      if (result === undefined || result === text) return

      const { removed, put } = changeOf(text, result)
      // A box may stand alone on its line, with its date and words on the next.
      const breaks = (one: string) => one.replaceAll(/[^\r\n]/g, '')
      const isInPlace = removed.length < 20 && breaks(removed) === breaks(put)
      const isTicked = isInPlace && /^[x\]\s\u2060\d/:-]+$/.test(put)
      const added = oddInsertion(text, result, /^[-*+][ \t]+\[x\] \S+: [\w .]+$/)
      nothingWrong(isTicked ? [] : added)
    },
  ),
)

holds(
  'an index entry moves with its own bytes or is added, and every other line stays',
  'a tenth',
  fc.property(
    spoilt(indexPages, 'often'),
    fc.constantFrom('phi-4.md', 'new.md'),
    fc.constantFrom('Provisional Status', 'Integrated Status', 'Empty Status'),
    (text, file, title) => {
      const line = `- [A model](./proposals/${file}) - Added`
      const result = twice(text, (its) => placeIndexEntry(its, { file, line }, title))
      if (result === undefined || result === text) return

      const lines = (all: string) =>
        all
          .split(/\r\n|\n|\r/)
          .filter((each) => each !== '')
          .toSorted()
      const isAdded = result.split(line).length > text.split(line).length
      const expected = isAdded ? [...lines(text), line].toSorted() : lines(text)
      const changed = JSON.stringify(lines(result)) !== JSON.stringify(expected)
      nothingWrong([
        ...(changed ? ['another line changed'] : []),
        ...(isAdded ? oddInsertion(text, result, /^- \[A model\]/) : []),
      ])
    },
  ),
)

holds(
  'a table row is added and nothing else changes',
  'a tenth',
  fc.property(spoilt(tablePages, 'often'), fc.string({ maxLength: 12 }), (text, words) => {
    const row = new Map([
      ['Model name', 'phi-4'],
      ['Source', words],
    ])
    const result = twice(text, (its) => addTableRow(its, 'Supported Models', row))
    if (result !== undefined && result !== text)
      nothingWrong(oddInsertion(text, result, /^\| phi-4 \| .*\|$/s))
  }),
)

const nameForm = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)

holds(
  'an entry of a YAML list is added and nothing else changes',
  'a tenth',
  fc.property(
    spoilt(registries, 'often'),
    nameForm,
    fc.constantFrom(undefined, 'falcon-7b', 'qwen'),
    (text, name, after) => {
      const entry = { name, block: `  - name: ${name}\n    tag: 0.0.1` }
      const result = twice(text, (its) => insertYamlEntry(its, { list: 'models', after }, entry))
      if (result !== undefined && result !== text)
        nothingWrong(oddInsertion(text, result, /^ {2}- name: \S+\s+tag: 0\.0\.1$/))
    },
  ),
)

const goEdits: Readonly<Record<string, (text: string, name: string) => Edited>> = {
  '^\\t_ "m/models/\\w+"$': (text, name) => addBlankImport(text, `m/models/${name}`),
  '^\\s*Preset\\w+ += "\\w+"$': (text, name) =>
    addGoConstant(text, 'Preset', { name: `Preset${name}`, value: name }),
  '^func \\w+\\(\\) \\{\\}\\s*$': (text, name) =>
    addGoFunction(text, { name, block: `func ${name}() {}` }),
  '^\\s*run\\(\\w+\\)$': (text, name) =>
    addGoStatement(text, 'Describe', { mark: `run(${name})`, block: `\trun(${name})` }),
}

holds(
  'Go source is added to and nothing else changes',
  'a tenth',
  fc.property(
    spoilt(goSources, 'often'),
    fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/),
    fc.constantFrom(...Object.keys(goEdits)),
    (text, name, form) => {
      const edit = goEdits[form]
      const result = edit === undefined ? undefined : twice(text, (its) => edit(its, name))
      if (result !== undefined && result !== text)
        nothingWrong(oddInsertion(text, result, new RegExp(form)))
    },
  ),
)
