import type { Paint } from '../diagnostics/render-terminal.ts'
import { visible } from '../diagnostics/visible.ts'
import type { Audit } from './audit.ts'
import type { Drift } from './drift.ts'
import { type Bundle, bundlesOf, groupsOf } from './groups.ts'
import { at } from './places.ts'
import { summaryLine, summaryOf } from './summary.ts'

/**
 * Writes an audit for people: by who has to act, what is wrong, the evidence with its place, and
 * what to do. Control and direction characters from documents are made visible, never passed on.
 */
export function renderText(audit: Audit, paint: Paint): string {
  const groups = groupsOf(audit.drift).map(({ title, drift }) =>
    [
      paint('strong', `${title} (${drift.length})`),
      '',
      ...bundlesOf(drift).flatMap((bundle) => [...blockOf(bundle, paint), '']),
    ].join('\n'),
  )
  const notes = audit.notes.map((note) => `${paint('dim', 'note:')} ${visible(note)}`)
  const summary = summaryOf(audit)
  const hint =
    summary.certain === 0
      ? []
      : [`${summary.certain} of them are certain: \`usher audit --fix\` repairs them.`]
  return [...groups, ...notes, summaryLine(summary), ...hint, ''].join('\n')
}

function blockOf({ first, all }: Bundle, paint: Paint): readonly string[] {
  return all.length === 1 ? single(first, paint) : together(all, paint)
}

function single(drift: Drift, paint: Paint): readonly string[] {
  const { evidence, fix, place } = drift
  const equals = paint('dim', '=')
  return [
    headOf(drift, drift.message, paint),
    `  ${paint('dim', '-->')} ${visible(at(place))}`,
    ...evidence.map(
      ({ what, where }) => `   ${equals} ${visible(what)} ${paint('dim', `[${visible(where)}]`)}`,
    ),
    `   ${equals} ${paint('strong', 'fix:')} ${visible(fix)}`,
  ]
}

/** One head for all, and one line for each. */
function together(all: readonly Drift[], paint: Paint): readonly string[] {
  const [first] = all
  if (first === undefined) return []
  const message = `${first.message}, and ${all.length - 1} more`
  return [
    headOf(first, message, paint),
    ...all.map(({ place, message: each }) => {
      const name = /`(?<name>[^`]+)`/.exec(each)?.groups?.name ?? each
      return `  ${paint('dim', '-->')} ${visible(at(place))} ${visible(name)}`
    }),
    `   ${paint('dim', '=')} ${paint('strong', 'fix:')} ${visible(first.fix)}`,
  ]
}

function headOf({ severity, kind }: Drift, message: string, paint: Paint): string {
  return `${paint(severity, `${severity}[${kind}]`)}${paint('strong', `: ${visible(message)}`)}`
}
