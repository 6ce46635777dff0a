import { asCode, asMessage, asText } from '../diagnostics/markdown.ts'
import type { Audit } from './audit.ts'
import type { Drift } from './drift.ts'
import { type Bundle, bundlesOf, groupsOf } from './groups.ts'
import { at } from './places.ts'
import { summaryLine, summaryOf } from './summary.ts'

/** Writes an audit as Markdown, for an issue or a summary: text from outside neither pings nor links. */
export function renderMarkdown(audit: Audit): string {
  const groups = groupsOf(audit.drift).flatMap(({ title, drift }) => [
    `## ${asMessage(title)} (${drift.length})`,
    '',
    ...bundlesOf(drift).flatMap(bundleLines),
    '',
  ])
  const notes = audit.notes.map((note) => `> ${asMessage(note)}\n`)
  return [
    `# Audit of the proposals`,
    '',
    asText(summaryLine(summaryOf(audit))),
    '',
    ...groups,
    ...notes,
  ]
    .join('\n')
    .replace(/\n*$/, '\n')
}

/** One drift, or several told as one, as items of a list. */
export function bundleLines({ first, all }: Bundle): readonly string[] {
  return all.length === 1 ? single(first) : together(all)
}

function single(drift: Drift): readonly string[] {
  return [
    headOf(drift, drift.message),
    ...drift.evidence.map(({ what, where }) => `  - ${asMessage(what)} (${asCode(where)})`),
    `  - **Fix:** ${asMessage(drift.fix)}`,
  ]
}

function together(all: readonly Drift[]): readonly string[] {
  const [first] = all
  if (first === undefined) return []
  return [
    headOf(first, `${first.message}, and ${all.length - 1} more`),
    ...all.map(({ message, place }) => `  - ${asMessage(message)} (${asCode(at(place))})`),
    `  - **Fix:** ${asMessage(first.fix)}`,
  ]
}

/** What is wrong where, as the first line of an item. */
export function headOf({ severity, kind, proposal, place }: Drift, message: string): string {
  return `- **${severity}** ${asCode(kind)} ${asCode(proposal ?? at(place))}: ${asMessage(message)}`
}
