import fc from 'fast-check'
import { expect, test } from 'vitest'
import { defaultConfig } from '../../src/config/config.ts'
import { parseConfig } from '../../src/config/parse-config.ts'

/** What is said of a file, by place; the configuration must be off. */
function refused(text: string): readonly string[] {
  const { config, findings, tree } = parseConfig(text)
  expect(config.enabled).toBe(false)
  expect(tree).toEqual({})
  return findings.map(({ message, span: { start } }) => {
    return `${start.line}:${start.column} ${message}`
  })
}

const tooDeep = 'unexpected depth, expected a few levels'

test.each([
  ['brackets without end', '['.repeat(30_000), `1:1 ${tooDeep}`],
  ['maps in maps', '{a: '.repeat(8_000), `1:1 ${tooDeep}`],
  ['lists in lists', '- '.repeat(16_000), `1:1 ${tooDeep}`],
  [
    'more than a configuration',
    `# ${'a'.repeat(40_000)}`,
    '1:1 unexpected length, expected at most 32768 characters',
  ],
  [
    'an alias',
    'targets: &a []\naccept-from: *a\n',
    '2:14 unexpected alias, expected the value itself',
  ],
  [
    'a merge',
    'x: &x { own: true }\napprovals:\n  <<: *x\n',
    '3:7 unexpected alias, expected the value itself',
  ],
  ['a tag of its own', 'enabled: !yes true\n', '1:10 unexpected tag, expected a plain value'],
  [
    'a key given twice',
    'enabled: true\nenabled: false\n',
    '2:1 unexpected second `enabled`, expected one',
  ],
  [
    'a second document',
    'enabled: true\n---\nenabled: false\n',
    '2:1 unexpected second document, expected one',
  ],
  ['a list', '- enabled\n', '1:1 unexpected a list of 1'],
  ['a key that is no text', '{ [a]: 1 }\n', '1:3 broken YAML'],
  ['a prototype', '__proto__: { enabled: true }\n', '1:1 unexpected key `__proto__`'],
  [
    'a prototype of a rule',
    'lint: { severity: { __proto__: off } }\n',
    '1:21 unexpected key `__proto__`',
  ],
  ['inheritance from elsewhere', '_extends: mallory/config\n', '1:1 unexpected key `_extends`'],
])('%s is refused at its place', (_, text, message) => {
  expect(refused(text)[0]?.slice(0, message.length)).toBe(message)
})

test.each([
  'proposals: { folders: [docs/../../etc] }',
  'proposals: { folders: [/etc] }',
  'proposals: { folders: ["docs/*"] }',
  'proposals: { folders: ["docs\\\\proposals"] }',
  'proposals: { folders: [] }',
  'proposals: { index: ./index.md }',
  'proposals: { index: "a\\nb.md" }',
  `proposals: { index: ${'a'.repeat(201)} }`,
  'validation: { workflow: validate.yml }',
  'validation: { workflow: .github/workflows/../../x.yml }',
  'validation: { observe: [.github/workflows/a/b.yml] }',
  'validation: { job: "a (b" }',
  'validation: { checks: [{ app: "Git Hub", name: x }] }',
  'validation: { statuses: [{ context: x }] }',
  'publication: { image: "ghcr.io/{name}:latest" }',
  'publication: { image: "https://ghcr.io/{name}" }',
  'publication: { image: "{name}" }',
  'labels: { prefix: "" }',
  'labels: { names: { ready: "a\\u202eb" } }',
  'labels: { names: { ready: integrated } }',
  `labels: { names: { ready: ${'a'.repeat(45)} } }`,
  'maintainers: { roles: [read] }',
  'maintainers: { roles: [none] }',
  'maintainers: { roles: [unknown] }',
  'maintainers: { roles: [] }',
  'maintainers: { teams: ["@wetland/all"] }',
  'approvals: { count: 0 }',
  'approvals: { count: 1.5 }',
  'targets: [{ name: kaito-preset, repository: "wetland/.." }]',
  'accept-from: [wetland]',
  'follow-ups: { assign: ["@ada"] }',
  'schedule: { audit: "* * * *" }',
  'schedule: { audit: "99 6 * * 1" }',
  'schedule: { time-zone: Mars/Olympus }',
  'schedule: { time-zone: "../../etc/localtime" }',
  'schedule: { sweep-minutes: 1 }',
  'status: { title-prefix: "a\\nb" }',
  'lint: { severity: { DATE: off } }',
  'lint: { baseline: ../baseline.json }',
])('`%s` is refused', (text) => {
  expect(refused(text)).toHaveLength(1)
})

test('no text makes it fail, and only what holds is taken', () => {
  const words = fc.constantFrom(
    'enabled',
    ':',
    ' ',
    '\n',
    '- ',
    '{',
    '[',
    '&a',
    '*a',
    '"',
    '!x',
    '#',
    'labels',
    'names',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(words).map((parts) => parts.join('')),
    fc.json(),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const { config, findings } = parseConfig(text)
      expect(config.enabled && findings.length > 0).toBe(false)
      for (const { span, message } of findings) {
        expect(span.start.offset).toBeLessThanOrEqual(text.length)
        expect(message).not.toContain('\n')
      }
    }),
  )
})

test('a file that is broken takes nothing of itself into the configuration', () => {
  const { config } = parseConfig('approvals: { own: true, count: 0 }\n')

  expect(config).toEqual({ ...defaultConfig, enabled: false })
})
