import fc from 'fast-check'
import { planCheckOf } from '../../src/decide/proposal-check.ts'
import { renderGithub } from '../../src/diagnostics/render-github.ts'
import { renderJson } from '../../src/diagnostics/render-json.ts'
import { renderJunit } from '../../src/diagnostics/render-junit.ts'
import { renderSarif } from '../../src/diagnostics/render-sarif.ts'
import { plain, renderTerminal } from '../../src/diagnostics/render-terminal.ts'
import type { FileReport } from '../../src/diagnostics/report.ts'
import { arbitraryReports } from '../diagnostics/arbitrary-reports.ts'
import {
  fromAnnotations,
  fromGithub,
  fromJson,
  fromJunit,
  fromSarif,
  fromTerminal,
  type Told,
} from './read-back.ts'
import { holds, nothingWrong } from './runs.ts'

const tool = { version: '1.2.3', rules: [] }
const pull = { number: 7, head: 'a'.repeat(40), checks: [] }

/** Each rendering, read back by a reader of its format, and what of a text the format cannot hold. */
const renderings: Readonly<Record<string, Rendering>> = {
  json: { told: (reports) => fromJson(renderJson(reports)), kept: (text) => text },
  sarif: { told: (reports) => fromSarif(renderSarif(reports, tool)), kept: (text) => text },
  terminal: {
    told: (reports) => fromTerminal(renderTerminal(reports, plain)),
    // A terminal is given no control or direction characters.
    kept: (text) => text.replaceAll('\t', ' ').replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·'),
  },
  github: { told: (reports) => fromGithub(renderGithub(reports)), kept: (text) => text },
  junit: {
    told: (reports) => fromJunit(renderJunit(reports)),
    // XML 1.0 has no way to write these.
    kept: (text) =>
      text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, ''),
  },
  check: {
    told: (reports) => {
      const checks = planCheckOf(pull, reports).flatMap((action) =>
        action.kind === 'create-check' ? [action.check] : [],
      )
      return fromAnnotations(checks.flatMap((check) => check.annotations))
    },
    kept: (text) => text,
  },
}

interface Rendering {
  readonly told: (reports: readonly FileReport[]) => readonly Told[]
  readonly kept: (text: string) => string
}

const asNotice: ReadonlySet<string> = new Set(['github', 'check'])

/** What a rendering must tell: what the baseline knows is a notice where a format has no word for it. */
function expected(name: string, reports: readonly FileReport[], kept: (text: string) => string) {
  return reports.flatMap(({ findings }) =>
    findings.map(({ rule, severity, message, help, span, baseline }) => ({
      rule,
      severity: asNotice.has(name) && baseline !== undefined ? 'info' : severity,
      line: span.start.line,
      words: `${kept(message)}\n\n${kept(help)}`,
    })),
  )
}

for (const [name, { told, kept }] of Object.entries(renderings)) {
  holds(
    `${name} carries every finding with its rule, weight, line and words`,
    'a tenth',
    fc.property(arbitraryReports, (reports) => {
      const [read, wanted] = [told(reports), expected(name, reports, kept)].map((list) =>
        list.map((one) => JSON.stringify(one)),
      )
      const [first = [], second = []] = [read, wanted]

      nothingWrong([
        ...(first.length === second.length ? [] : [`${first.length}, not ${second.length}`]),
        ...first.flatMap((one, index) =>
          one === second[index] ? [] : [`${one}, not ${second[index]}`],
        ),
      ])
    }),
  )
}
