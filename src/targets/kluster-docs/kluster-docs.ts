import type { Part } from '../../config/config.ts'
import type { FileSet, Files } from '../../edit/files.ts'
import type { Proposal } from '../../proposal/proposal.ts'
import type { Brief, Target } from '../target.ts'
import { findingsIn } from './findings.ts'
import { inspectModel, modelsIn } from './inspect.ts'
import { isDocumentedId } from './model-id.ts'
import { offerOfBrief } from './offer-of-brief.ts'
import { onboard } from './onboard.ts'
import { appliesTo, wanted } from './tree.ts'

/**
 * The documentation of kluster.ai: four snippets a model, an entry for each on two pages, and rows of three
 * tables, all in one part. A model is known by its id; what siblings look like is the pattern.
 */
export const klusterDocs: Target = {
  name: 'kluster-docs',
  parts: ['preset'],
  wants: wanted,
  applies: appliesTo,
  nameOf,
  scaffold,
  inspect: inspectModel,
  words: { preset: { title: 'docs: add', purpose: 'Adds the model to the documentation.' } },
  modelsIn,
  findingsIn,
}

/** Git takes no branch with a part that ends in `.lock`, or in a full stop. */
function nameOf({ model }: Pick<Proposal, 'model'>): string | undefined {
  const id = model?.repository ?? ''
  return isDocumentedId(id) && !/(?:\.lock|\.)(?:\/|$)/i.test(id) ? id : undefined
}

function scaffold(part: Part, brief: Brief, files: Files): FileSet {
  const { applies, reason } = appliesTo(files)
  if (part !== 'preset') return nothing()
  if (!applies) return nothing(`Nothing is written: ${reason}.`)
  const offer = offerOfBrief(brief)
  if (offer === undefined)
    return nothing('Nothing is written: the proposal names no model as `org/name`.')
  const slug = brief.names?.model
  const chosen = new Map(slug === undefined ? [] : [[offer.id, { slug }]])
  return onboard({ offers: [offer], chosen, asked: new Set([offer.id]) }, files)
}

function nothing(...todos: readonly string[]): FileSet {
  return { changes: [], notes: [], todos }
}
