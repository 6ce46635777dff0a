import { type Edited, edited, refused } from '../../edit/edited.ts'
import { inTurn } from '../../edit/in-turn.ts'
import { type Line, linesOf } from '../../edit/lines.ts'
import { insertAbove, insertBelow } from '../../edit/rust-arm.ts'
import { bodyOfFunction, literalsIn, rustCode } from '../../edit/rust-code.ts'
import { splice } from '../../edit/splice.ts'

/** The model a tree's tests speak of: checked names only, so that each may stand in a string. */
export interface Witness {
  /** `org/name`; `undefined` where none is known that may stand there. */
  readonly id: string | undefined
  readonly architecture: string
  readonly family: string
}

/** The functions of `model_registry.rs` that test a family. */
export const tests = {
  configs: 'setup_mock_configs',
  mapping: 'test_family_mapping',
  detection: 'test_model_architecture_detection',
  registration: 'test_registry_initialization',
} as const

/** Adds the model's `config.json` to the mock configurations, and an assertion to each of the three tests. */
export function testFamily(text: string, { id, architecture, family }: Witness): Edited {
  return inTurn(text, [
    (now) => (id === undefined ? edited(now) : addMockConfig(now, id, architecture)),
    (now) => addParagraph(now, tests.mapping, mapping(architecture, family)),
    (now) =>
      id === undefined
        ? edited(now)
        : addParagraph(now, tests.detection, detection(id, architecture)),
    (now) => addParagraph(now, tests.registration, registration(family)),
  ])
}

/** Architectures by the model the mock configurations give them to. */
export function mockConfigs(source: string): ReadonlyMap<string, string> {
  const file = rustCode(source)
  const body = bodyOfFunction(file.code, tests.configs)
  const literals = body === undefined ? [] : literalsIn(file, body)
  return new Map(
    literals.flatMap((text, index) => {
      const said = /"architectures": *\["(?<name>\w+)"/.exec(literals[index + 1] ?? '')?.groups
        ?.name
      return said === undefined || text.startsWith('{') ? [] : [[text, said] as const]
    }),
  )
}

/** Whether a test function has a literal that reads so. */
export function isNamedIn(source: string, test: string, literal: string): boolean {
  const file = rustCode(source)
  const body = bodyOfFunction(file.code, test)
  return body !== undefined && literalsIn(file, body).includes(literal)
}

function addMockConfig(source: string, id: string, architecture: string): Edited {
  const said = mockConfigs(source).get(id)
  if (said === architecture) return edited(source)
  if (said !== undefined) return refused(`the mock configuration of \`${id}\` says \`${said}\``)
  const { code } = rustCode(source)
  const body = bodyOfFunction(code, tests.configs)
  if (body === undefined) return refused(`there is no \`fn ${tests.configs}\``)
  const inside = code.slice(body.start, body.end)
  const last = body.start + inside.trimEnd().length
  const block = [
    'self.mock_configs.insert(',
    `    "${id}".to_string(),`,
    `    r#"{"architectures": ["${architecture}"]}"#.to_string(),`,
    ');',
  ]
  return edited(splice(source, [insertBelow(source, last, indented(block))]))
}

interface Paragraph {
  /** A literal that tells it from others. */
  readonly mark: string
  readonly lines: readonly string[]
}

function mapping(architecture: string, family: string): Paragraph {
  const lines = [
    `// Test ${family} family`,
    'assert_eq!(',
    `    registry.get_family_from_architecture("${architecture}"),`,
    `    Some("${family}"),`,
    `    "Should map ${architecture} to ${family} family"`,
    ');',
  ]
  return { mark: architecture, lines }
}

function detection(id: string, architecture: string): Paragraph {
  const name = id.slice(id.indexOf('/') + 1)
  const lines = [
    `// Test ${name}`,
    ...asked(id),
    'assert_eq!(',
    `    architecture, "${architecture}",`,
    `    "${name} should report ${architecture} architecture"`,
    ');',
  ]
  return { mark: id, lines }
}

/** rustfmt keeps a chain of calls of at most 60 columns on one line. */
function asked(id: string): readonly string[] {
  const call = `.get_model_architecture("${id}", "main")`
  const single = `registry${call}.await?`
  if (single.length <= 60) return [`let architecture = ${single};`]
  return ['let architecture = registry', `    ${call}`, '    .await?;']
}

function registration(family: string): Paragraph {
  const lines = [
    'assert!(',
    `    registry.models.contains_key("${family}"),`,
    `    "${family} family should be registered"`,
    ');',
  ]
  return { mark: family, lines }
}

/** Adds a paragraph to a test, above the one that tests a refusal, or at its end. */
function addParagraph(source: string, test: string, { mark, lines }: Paragraph): Edited {
  if (isNamedIn(source, test, mark)) return edited(source)
  const { code } = rustCode(source)
  const body = bodyOfFunction(code, test)
  if (body === undefined) return refused(`there is no \`fn ${test}\``)
  const own = linesOf(source).filter(({ start, end }) => start > body.start && end < body.end)
  const refusal = refusalIn(own)
  if (refusal !== undefined)
    return edited(splice(source, [insertAbove(source, refusal.start, `${indented(lines)}\n`)]))
  const last = own.findLast(({ text }) => text.trim() !== '' && text.trim() !== 'Ok(())')
  const isApart = last?.text.trim() !== ');' || lines[0]?.startsWith('//')
  const block = `${isApart ? '\n' : ''}${indented(lines)}`
  return edited(splice(source, [insertBelow(source, last?.end ?? body.start, block)]))
}

/** The first line of the last paragraph that expects nothing, or an error. */
function refusalIn(lines: readonly Line[]): Line | undefined {
  const at = lines.findLastIndex(({ text }) => /^\s*None,$|\bis_err\(\)/.test(text))
  if (at === -1) return undefined
  const above = lines.slice(0, at).findLastIndex(({ text }) => text.trim() === '')
  return lines[above + 1]
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `        ${line}`).join('\n')
}
