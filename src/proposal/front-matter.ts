import type { Finding } from '../diagnostics/finding.ts'
import { type Lines, spanOf } from '../diagnostics/lines.ts'
import { type FenceProblem, fenceOf } from './fence.ts'
import { ordinaryFrontMatter } from './ordinary-front-matter.ts'
import type { Field } from './proposal.ts'
import { recoveredFields } from './recovered-fields.ts'
import type { SyntaxProblem } from './syntax-problem.ts'
import { type Block, yamlFields } from './yaml-fields.ts'

/** Front matter as read. `fields` hold what could be recovered even where `findings` say it is broken. */
export interface FrontMatter {
  readonly present: boolean
  readonly fields: readonly Field[]
  readonly findings: readonly Finding[]
  /** Offset at which the body begins. */
  readonly bodyStart: number
}

/** Reads the front matter of a text. Never fails, never runs anything; broken lines are findings. */
export function parseFrontMatter(text: string, lines: Lines): FrontMatter {
  return ordinaryFrontMatter(text, lines) ?? parsedFrontMatter(text, lines)
}

/** The same with gray-matter and YAML's own parser, for any front matter. */
export function parsedFrontMatter(text: string, lines: Lines): FrontMatter {
  const fence = fenceOf(text)
  if (fence === undefined)
    return {
      present: false,
      fields: [],
      findings: [],
      bodyStart: text.startsWith('\uFEFF') ? 1 : 0,
    }

  const block: Block = { text, lines, start: fence.start, end: fence.end }
  const { fields, problems } = yamlFields(block)
  const findings = firstOfEachLine(problems.map((problem) => syntaxFinding(block, problem)))
  return {
    present: true,
    fields: problems.length === 0 ? fields : recoveredFields(block),
    findings:
      fence.problem === undefined ? findings : [fenceFinding(block, fence.problem), ...findings],
    bodyStart: fence.bodyStart,
  }
}

function fenceFinding({ text, lines }: Block, problem: FenceProblem): Finding {
  const { at, message, help, fix } = problem
  const length = /^[^\r\n]*/.exec(text.slice(at, at + 200))?.[0].length ?? 0
  const span = spanOf(lines, at, at + length)
  const finding = { rule: 'front-matter-fence', severity: 'error', message, help, span } as const
  return fix === undefined ? finding : { ...finding, fix: [fix] }
}

function syntaxFinding({ text, lines, start }: Block, problem: SyntaxProblem): Finding {
  const { message, help, fix } = problem
  const end = Math.min(start + problem.end, text.length)
  return {
    rule: 'front-matter-yaml',
    severity: 'error',
    message,
    help,
    span: spanOf(lines, Math.min(start + problem.start, end), end),
    ...(fix === undefined
      ? {}
      : { fix: [{ start: start + fix.start, end: start + fix.end, text: fix.text }] }),
  }
}

/** YAML often complains twice about one line; the first complaint is the useful one. */
function firstOfEachLine(findings: readonly Finding[]): readonly Finding[] {
  const byLine = new Map<number, Finding>()
  for (const finding of findings) {
    const { line } = finding.span.start
    if (!byLine.has(line)) byLine.set(line, finding)
  }
  return [...byLine.values()]
}
