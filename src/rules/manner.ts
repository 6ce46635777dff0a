import { rowsLabelled } from '../proposal/by-label.ts'
import { labelOf } from '../proposal/labels.ts'
import type { Proposal } from '../proposal/proposal.ts'
import type { Template } from '../proposal/template.ts'
import type { Around } from './rule.ts'

/**
 * How a document is judged: as a request for a `model`, by every rule; as a `copy` of its template, by
 * what that asks for; or `alone`, by its readability.
 */
export type Manner = 'model' | 'copy' | 'alone'

/**
 * A model proposal is always judged as one. Anything else is a copy where somebody named the template,
 * or where it has two thirds of what the template asks for: a proposal that goes its own way beside a
 * template is left alone, and so is a feature proposal that is held to the template for models.
 */
export function mannerOf(
  proposal: Proposal,
  template: Template | undefined,
  { named = false }: Around,
): Manner {
  if (proposal.kind === 'model') return 'model'
  if (proposal.kind === 'template' || template === undefined) return 'alone'
  if (hasMostRows(proposal, template)) return template.kind === 'model' ? 'model' : 'copy'
  if (!mayBeCopy(proposal, template, named)) return 'alone'
  const isTold = named && template.kind === 'feature'
  return isTold || hasMost(proposal, template) ? 'copy' : 'alone'
}

function mayBeCopy({ kind, path }: Proposal, template: Template, named: boolean): boolean {
  if (/(?:^|[/\\])(?:readme|index)\.md$/i.test(path)) return false
  return template.kind === 'feature' || (named && kind === 'other')
}

/** Whether a document has most of the sections its template asks for; of its keys, where it asks for none. */
function hasMost({ sections, frontMatter }: Proposal, template: Template): boolean {
  const titles = template.sections
    .filter((section) => !section.optional && !section.free)
    .map(({ title }) => title)
  const keys = template.keys.map(({ key }) => key)
  return titles.length > 0
    ? isMost(titles, new Set(sections.map(({ title }) => labelOf(title))))
    : isMost(keys, new Set(frontMatter.map(({ key }) => labelOf(key))))
}

function isMost(wanted: readonly string[], own: ReadonlySet<string>): boolean {
  const shared = wanted.filter((one) => own.has(labelOf(one)))
  return shared.length > 0 && shared.length * 3 >= wanted.length * 2
}

function hasMostRows({ rows }: Proposal, template: Template): boolean {
  if (template.rows.length < 3) return false
  const shared = template.rows.filter(({ label }) => rowsLabelled(rows, label).length > 0)
  return shared.length * 2 > template.rows.length
}
