import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { statusesOf } from '../../src/proposal/template.ts'
import { lint } from '../../src/rules/lint.ts'

const fixtures = 'test/fixtures/proposals'
const text = readFileSync(`${fixtures}/YYYYMMDD-model-template.md`, 'utf8')
const sound = readFileSync(`${fixtures}/sound/input.md`, 'utf8')

/** Every heading, label and key with a meaning, called otherwise. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^# Title/m, '# Wish'],
  [/Glossary/g, 'Words'],
  [/Summary/g, 'In short'],
  [/Requirements/g, 'Needs'],
  [/Runtimes/g, 'Engines'],
  [/# History/g, '# Log'],
  [/Family name/g, 'Clan'],
  [/^\| Type/m, '| Task'],
  [/Download site/g, 'Source'],
  [/\| Version/g, '| Point in time'],
  [/Storage size/g, 'Disk'],
  [/GPU count/g, 'Cards'],
  [/Total GPU memory/g, 'Memory'],
  [/Per GPU memory/g, 'Memory of a card'],
  [/Distributed Inference/g, 'Spread'],
  [/Custom configurations/g, 'Extras'],
  [/Model (?<what>\w+)/g, 'About $<what>'],
  [/^status:/m, 'stage:'],
  [/^creation-date:/m, 'born:'],
]

function renamed(markdown: string): string {
  return others.reduce(
    (rest, [from, to]) => rest.replaceAll(new RegExp(from, `${from.flags.replace('g', '')}g`), to),
    markdown,
  )
}

test('a template compiles to what it asks for', () => {
  const template = parseTemplate('t.md', text)

  expect(template.kind).toBe('model')
  expect(template.keys.map(({ key, type }) => `${key}: ${type.kind}`)).toEqual([
    'title: text',
    'authors: list',
    'reviewers: list',
    'creation-date: date',
    'last-updated: date',
    'status: choice',
  ])
  expect(
    template.sections.map(
      ({ level, title, optional }) => `${level} ${title} ${optional ? '?' : ''}`,
    ),
  ).toEqual([
    '1 Title ',
    '2 Glossary ',
    '2 Summary ',
    '2 Requirements ',
    '2 Runtimes ',
    '2 Benchmarks ?',
    '1 History ',
  ])
  expect(template.rows).toHaveLength(11)
  expect(template.bullets.map((bullet) => bullet.label)).toEqual([
    'Model description',
    'Model usage statistics',
    'Model license',
  ])
  expect(template.history).toEqual([
    'Open proposal PR.',
    'Start model integration.',
    'Complete model support.',
  ])
  expect(template.removals).toEqual(['Remove before PR'])
  expect(statusesOf(template)).toEqual(['provisional', 'ready to integrate', 'integrated'])
})

test('a template whose every heading and label is called otherwise compiles to the same', () => {
  const template = parseTemplate('t.md', text)
  const other = parseTemplate('t.md', renamed(text))

  expect(other.keys.map((key) => key.type)).toEqual(template.keys.map((key) => key.type))
  expect(other.sections.map((one) => one.level)).toEqual(template.sections.map((one) => one.level))
  expect(other.rows.map((row) => row.value)).toEqual(template.rows.map((row) => row.value))
  expect(other.bullets.map((one) => one.value)).toEqual(template.bullets.map((one) => one.value))
  expect(other.history).toEqual(template.history)
  expect(statusesOf(other)).toEqual(statusesOf(template))
  expect(other.rows[0]?.label).toBe('Clan')
})

test('a proposal in other words is held to the template in other words', () => {
  const template = parseTemplate('t.md', renamed(text))
  const judge = (markdown: string) =>
    lint(parseProposal('a.md', markdown), template).map((finding) => finding.message)
  const proposal = renamed(sound)

  expect(judge(proposal)).toEqual([])
  expect(
    judge(
      proposal
        .replace('## Words\n', '')
        .replace('| Disk | 7GB |\n', '')
        .replace('stage: provisional', 'stage: provisory'),
    ),
  ).toEqual([
    'unexpected stage `provisory`, expected one of `provisional`, `ready to integrate`, `integrated`',
    'missing section `## Words`',
    'missing row `Disk` in `Needs`',
  ])
})
