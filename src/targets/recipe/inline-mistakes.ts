import type { Mistake, Written } from '../../config/written.ts'
import { quoted } from '../../diagnostics/quoted.ts'
import { pathOf } from './fill.ts'
import type { Inline } from './inline.ts'
import { templateMistakes } from './name-mistakes.ts'
import { formsOf } from './names.ts'
import { readTemplate } from './template.ts'
import { valuesOfName } from './values.ts'

/** What is wrong with a template within a recipe, at offsets of the recipe. */
export function inlineMistakes(
  source: string,
  written: Written,
  inline: Inline,
): readonly Mistake[] {
  const range = written.valueAt(inline.at)
  const found = templateMistakes(readTemplate(inline.text, inline.kind), inline.reach)
  const placed = found.map((one) => placedIn(source, range, { inline, mistake: one }))
  if (inline.isPath === undefined || placed.length > 0) return placed
  const words = pathWords(inline.text)
  return words === undefined ? [] : [{ start: range[0], end: range[1], ...words }]
}

interface Placed {
  readonly inline: Inline
  readonly mistake: Mistake
}

/** Where the line of a mistake stands in the YAML as it is written; else the value as a whole. */
function placedIn(
  source: string,
  [from, to]: readonly [number, number],
  { inline: { text }, mistake }: Placed,
): Mistake {
  const lineStart = text.lastIndexOf('\n', mistake.start - 1) + 1
  const line = /^[^\n]*/.exec(text.slice(lineStart))?.[0] ?? ''
  const at = line === '' ? -1 : source.slice(from, to).indexOf(line)
  if (at === -1) return { ...mistake, start: from, end: to }
  const start = from + at + mistake.start - lineStart
  return { ...mistake, start, end: Math.min(start + mistake.end - mistake.start, to) }
}

const sample = formsOf('wetland/sample-1.0')

/** What is wrong with a path whatever the model; it is filled in with a name to see. */
function pathWords(template: string): Pick<Mistake, 'message' | 'help'> | undefined {
  const help = 'name a file with letters, digits and `.`, `-`, `_`, from the top of the repository'
  if (/\{%|[*]/.test(template))
    return { message: `unexpected path ${quoted(template)}, expected no tags and no \`*\``, help }
  const found = pathOf(template, sample === undefined ? new Map() : valuesOfName(sample))
  if (found.kind === 'filled') return undefined
  return { message: `unexpected path ${quoted(template)}: ${found.reason}`, help }
}
