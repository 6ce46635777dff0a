/**
 * The part of SARIF 2.1.0 that Usher writes, as a JSON schema in our own words (OASIS SARIF 2.1.0,
 * sections 3.13 to 3.57). Stricter than the standard: nothing else may be there.
 */
const text = { type: 'string', minLength: 1 }
const count = { type: 'integer', minimum: 1 }
const message = record({ text }, ['text'])
const level = { enum: ['none', 'note', 'warning', 'error'] }
const uri = { type: 'string', pattern: "^(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$" }
const artifactLocation = record({ uri }, ['uri'])
const region = record({ startLine: count, startColumn: count, endLine: count, endColumn: count }, [
  'startLine',
])
const physicalLocation = record({ artifactLocation, region }, ['artifactLocation'])
const replacement = record(
  { deletedRegion: region, insertedContent: record({ text: { type: 'string' } }, []) },
  ['deletedRegion'],
)
const artifactChange = record({ artifactLocation, replacements: listOf(replacement, 1) }, [
  'artifactLocation',
  'replacements',
])
const fix = record({ description: message, artifactChanges: listOf(artifactChange, 1) }, [
  'artifactChanges',
])
const result = record(
  {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    level,
    message,
    locations: listOf(record({ physicalLocation }, []), 0),
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
    baselineState: { enum: ['new', 'unchanged', 'updated', 'absent'] },
    fixes: listOf(fix, 0),
  },
  ['message'],
)
const rule = record(
  {
    id: text,
    shortDescription: message,
    help: message,
    defaultConfiguration: record({ level }, []),
  },
  ['id'],
)
const driver = record(
  { name: text, version: text, rules: { ...listOf(rule, 0), uniqueItems: true } },
  ['name'],
)
const run = record(
  {
    tool: record({ driver }, ['driver']),
    columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
    results: listOf(result, 0),
  },
  ['tool'],
)

export const sarifSubset: object = record(
  { $schema: { type: 'string' }, version: { const: '2.1.0' }, runs: listOf(run, 0) },
  ['version', 'runs'],
)

function record(properties: object, required: readonly string[]): object {
  return { type: 'object', properties, required, additionalProperties: false }
}

function listOf(items: object, minItems: number): object {
  return { type: 'array', items, minItems }
}
