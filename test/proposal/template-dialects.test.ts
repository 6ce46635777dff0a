import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plain, renderTerminal } from '../../src/diagnostics/render-terminal.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { templateFindings } from '../../src/proposal/template-findings.ts'
import { wordsOf } from '../../src/proposal/template-words.ts'

const home = 'test/fixtures/templates'
const dialects = globSync(`${home}/*/template.md`).map((file) => basename(dirname(file)))
const textOf = (dialect: string, file: string) => readFileSync(`${home}/${dialect}/${file}`, 'utf8')

function findings(dialect: string, file: string) {
  const template = parseTemplate('template.md', textOf(dialect, 'template.md'))
  return templateFindings(parseProposal(file, textOf(dialect, file)), template)
}

test('there are several dialects', () => {
  expect(dialects.length).toBeGreaterThan(4)
})

test.each(dialects)('%s: a document that follows its template is clean', (dialect) => {
  expect(findings(dialect, 'clean.md')).toEqual([])
})

test.each(dialects)('%s: a document that breaks its template is told where', async (dialect) => {
  const proposal = parseProposal('broken.md', textOf(dialect, 'broken.md'))
  const report = { ...proposal, findings: findings(dialect, 'broken.md') }

  await expect(renderTerminal([report], plain)).toMatchFileSnapshot(
    `../fixtures/templates/${dialect}/expected.txt`,
  )
})

test.each(dialects)('%s: a template is explained in words', async (dialect) => {
  const template = parseTemplate('template.md', textOf(dialect, 'template.md'))

  await expect(wordsOf(template)).toMatchFileSnapshot(
    `../fixtures/templates/${dialect}/explained.txt`,
  )
})

test('an unfilled copy of a template is never clean', () => {
  const found = dialects.map((dialect) => findings(dialect, 'template.md').length > 0)

  expect(found).toEqual(dialects.map(() => true))
})

/** Headings, labels and keys of a text, by the place their words begin. */
const named =
  /^(?<lead>#{1,6} (?:[\d.]+ )?|[*-] \*{0,2}|\*\*|\| |(?=[a-z-]+:))(?<name>[A-Z][A-Za-z -]*[a-z]|[a-z][a-z-]*)(?=$|[ :*|[(])/gm

/** Every heading, label and key gets other letters; comments and ordinary bullets keep theirs. */
function renamed(text: string, key: number): string {
  return text.replaceAll(named, (whole, lead: string, name: string) =>
    /^(?:\* Good|# These)/.test(whole) ? whole : `${lead}${turned(name, key)}9`,
  )
}

function turned(name: string, key: number): string {
  return name.replaceAll(/[A-Za-z]/g, (letter) => {
    const base = letter === letter.toLowerCase() ? 97 : 65
    return String.fromCharCode(base + ((letter.charCodeAt(0) - base + key) % 26))
  })
}

test('no heading, label or key is known beforehand', () => {
  const judged = (dialect: string, file: string, change: (text: string) => string) =>
    templateFindings(
      parseProposal(file, change(textOf(dialect, file))),
      parseTemplate('template.md', change(textOf(dialect, 'template.md'))),
    ).map((one) => `${one.rule} ${one.severity} ${one.span.start.line}`)

  fc.assert(
    fc.property(
      fc.constantFrom(...dialects),
      fc.constantFrom('clean.md', 'broken.md'),
      fc.integer({ min: 1, max: 25 }),
      (dialect, file, key) => {
        const other = judged(dialect, file, (text) => renamed(text, key))

        expect(other).toEqual(judged(dialect, file, (text) => text))
      },
    ),
    { numRuns: 60 },
  )
})

test('compiling and checking never throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...dialects), (noise, dialect) => {
      const text = textOf(dialect, 'template.md')
      const at = noise.length * 13
      const torn = `${text.slice(0, at)}${noise}${text.slice(at)}`

      const found = templateFindings(parseProposal('a.md', torn), parseTemplate('t.md', torn))

      expect(Array.isArray(found)).toBe(true)
    }),
    { numRuns: 200 },
  )
})
