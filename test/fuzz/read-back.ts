import { z } from 'zod'
import type { Annotation } from '../../src/decide/plan.ts'
import { elementsOf } from '../diagnostics/xml.ts'

/** A finding as a rendering tells it; `words` are its message and its help. */
export interface Told {
  readonly rule: string
  readonly severity: string
  readonly line: number
  readonly words: string
}

const json = z.object({
  files: z.array(
    z.looseObject({
      findings: z.array(
        z.looseObject({
          rule: z.string(),
          severity: z.string(),
          line: z.number(),
          message: z.string(),
          help: z.string(),
        }),
      ),
    }),
  ),
})

export function fromJson(text: string): readonly Told[] {
  return json.parse(JSON.parse(text)).files.flatMap(({ findings }) =>
    findings.map(({ rule, severity, line, message, help }) => ({
      rule,
      severity,
      line,
      words: `${message}\n\n${help}`,
    })),
  )
}

const region = z.looseObject({ startLine: z.number() })
const sarif = z.object({
  runs: z.tuple([
    z.looseObject({
      tool: z.object({
        driver: z.looseObject({ rules: z.array(z.looseObject({ id: z.string() })) }),
      }),
      results: z.array(
        z.looseObject({
          ruleId: z.string(),
          ruleIndex: z.number(),
          level: z.enum(['error', 'warning', 'note']),
          message: z.object({ text: z.string() }),
          locations: z.tuple([z.object({ physicalLocation: z.looseObject({ region }) })]),
        }),
      ),
    }),
  ]),
})

export function fromSarif(text: string): readonly Told[] {
  const [{ tool, results }] = sarif.parse(JSON.parse(text)).runs
  return results.map(({ ruleIndex, level, message, locations: [{ physicalLocation }] }) => ({
    rule: tool.driver.rules[ruleIndex]?.id ?? '',
    severity: level === 'note' ? 'info' : level,
    line: physicalLocation.region.startLine,
    words: message.text,
  }))
}

const block =
  /^(?<severity>error|warning|info)\[(?<rule>[\w-]+)\](?: \(baseline\))?: (?<message>.*)\n *--> .*:(?<line>\d+):\d+\n.*\n.*\n.*\n *= help: (?<help>.*)$/gm

export function fromTerminal(text: string): readonly Told[] {
  return [...text.matchAll(block)].map(({ groups }) => ({
    rule: groups?.rule ?? '',
    severity: groups?.severity ?? '',
    line: Number(groups?.line),
    words: `${groups?.message}\n\n${groups?.help}`,
  }))
}

const command =
  /^::(?<level>error|warning|notice) file=[^:,]*,line=(?<line>\d+),endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=(?<rule>[\w-]+)(?: \(baseline\))?::(?<words>.*)$/s

export function fromGithub(text: string): readonly Told[] {
  const lines = text.split(/\r\n|[\r\n]/).filter((line) => line !== '')
  return lines.map((line) => {
    const { level = '', rule = '', words = '', line: at } = command.exec(line)?.groups ?? {}
    const said = words.replaceAll('%0A', '\n').replaceAll('%0D', '\r').replaceAll('%25', '%')
    return { rule, severity: level === 'notice' ? 'info' : level, line: Number(at), words: said }
  })
}

export function fromJunit(text: string): readonly Told[] {
  const elements = elementsOf(text)
  return elements.flatMap(({ name, attributes }, index) => {
    if (name !== 'testcase' || !attributes.has('line')) return []
    const outcome = elements[index + 1]
    const said = outcome?.attributes.get('message') ?? ''
    const skipped = /^(?<severity>\w+)(?: \(baseline\))?: (?<message>.*)$/s.exec(said)?.groups
    return [
      {
        rule: attributes.get('name')?.split(':')[0] ?? '',
        severity: outcome?.attributes.get('type') ?? skipped?.severity ?? '',
        line: Number(attributes.get('line')),
        words:
          outcome?.name === 'failure'
            ? `${said}\n\n${outcome.content}`
            : (skipped?.message ?? '').replace('\nmend: ', '\n\nmend: '),
      },
    ]
  })
}

const severities = { failure: 'error', warning: 'warning', notice: 'info' } as const

export function fromAnnotations(annotations: readonly Annotation[]): readonly Told[] {
  return annotations.map(({ title, level, startLine, message }) => ({
    rule: title,
    severity: severities[level],
    line: startLine,
    words: message,
  }))
}
