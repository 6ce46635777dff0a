import { edited } from '../../edit/edited.ts'
import type { FileSet, Files } from '../../edit/files.ts'
import { inTurn } from '../../edit/in-turn.ts'
import { addRustModule } from '../../edit/rust-line.ts'
import { splice } from '../../edit/splice.ts'
import { creationOf, editOf, fileSet, type Step } from '../file-set.ts'
import { acceptArchitecture } from './accept-list.ts'
import { cacheIn } from './cache-rs.ts'
import { decoderRs } from './decoder-rs.ts'
import { documentInGuide, documentInReadme } from './documents.ts'
import { embeddingRs } from './embedding-rs.ts'
import { raiseCandle } from './manifest.ts'
import { notesFor, todosFor } from './notes.ts'
import type { Decided } from './plan.ts'
import { mapArchitecture, registerFamily } from './registration.ts'
import { testFamily } from './registry-tests.ts'
import { skeletonRs } from './skeleton-rs.ts'
import { blocksOf, type Subject } from './subject.ts'
import { pathOfModule, paths } from './tree.ts'
import { wireDecoder } from './wiring.ts'

/**
 * The changes of a plan. Where code or a test finds no place, nothing at all is written: half of a family
 * would not compile. Documentation without a place is left for people.
 */
export function carriedOut(decided: Decided, files: Files): FileSet {
  const code = codeSteps(decided, files)
  const open = code.flatMap((step) => (step.kind === 'todo' ? [step.todo] : []))
  if (open.length > 0) return { changes: [], notes: [], todos: ['Nothing is written.', ...open] }
  const steps = [...code, ...documentSteps(decided, files)]
  return fileSet(steps, notesFor(decided, files), todosFor(decided))
}

function codeSteps({ subject, plan }: Decided, files: Files): readonly Step[] {
  const { names, architecture } = subject
  const cache = cacheIn(files, names.variant)
  switch (plan.kind) {
    case 'served':
      return [answered(files, subject), ...wired(files, subject)]
    case 'spelling': {
      const purpose = { path: plan.owner.path, why: `Takes \`${architecture}\` too.` }
      const accept = editOf(files, purpose, (text) => acceptArchitecture(text, architecture))
      return [accept, mapped(files, subject)]
    }
    case 'family': {
      const { candle, json, raise } = plan
      const written = { names, architecture, candle, json, cache }
      const text = candle.kind === 'decoder' ? decoderRs(written) : embeddingRs(written)
      const why = `The ${names.family} family.`
      const created = creationOf(files, { path: pathOfModule(names.module), why }, text)
      return [created, ...wired(files, subject), ...raised(files, raise)]
    }
    case 'skeleton': {
      const text = skeletonRs({ names, architecture, json: plan.json, cache, why: plan.why })
      const why = `A skeleton of the ${names.family} family.`
      return [
        creationOf(files, { path: pathOfModule(names.module), why }, text),
        declared(files, subject),
      ]
    }
  }
}

function wired(files: Files, subject: Subject): readonly Step[] {
  const { kind, names } = subject
  if (kind === 'embedding') return [declared(files, subject), registered(files, subject)]
  const purpose = { path: paths.models, why: `Dispatches to \`${names.type}\`.` }
  return [editOf(files, purpose, (text) => wireDecoder(text, names)), registered(files, subject)]
}

function declared(files: Files, { names }: Subject): Step {
  const purpose = { path: paths.models, why: `Declares \`${names.module}\`.` }
  return editOf(files, purpose, (text) => addRustModule(text, names.module))
}

function registered(files: Files, { id, architecture, kind, names }: Subject): Step {
  const purpose = { path: paths.registry, why: `Registers, maps and tests \`${architecture}\`.` }
  return editOf(files, purpose, (text) =>
    inTurn(text, [
      (now) => registerFamily(now, { names, kind }),
      (now) => mapArchitecture(now, architecture, names.family),
      (now) => testFamily(now, { id, architecture, family: names.family }),
    ]),
  )
}

function mapped(files: Files, { id, architecture, names: { family } }: Subject): Step {
  const purpose = { path: paths.registry, why: `Maps and tests \`${architecture}\`.` }
  return editOf(files, purpose, (text) =>
    inTurn(text, [
      (now) => mapArchitecture(now, architecture, family),
      (now) => testFamily(now, { id, architecture, family }),
    ]),
  )
}

/** The two answers of a type that is there: its family, and the name it takes. */
function answered(files: Files, { names, architecture, owner }: Subject): Step {
  if (owner === undefined) return { kind: 'nothing' }
  const { path, familySpan, acceptSpan, accepts } = owner
  const isTaken = accepts?.includes(architecture) === true
  const edits = [
    ...(familySpan === undefined ? [] : [{ ...familySpan, text: names.family }]),
    ...(acceptSpan === undefined || isTaken ? [] : [{ ...acceptSpan, text: architecture }]),
  ]
  const purpose = { path, why: `Takes \`${architecture}\` as \`${names.family}\`.` }
  return editOf(files, purpose, (text) => edited(splice(text, edits)))
}

function raised(files: Files, release: string | undefined): readonly Step[] {
  if (release === undefined) return []
  const purpose = {
    path: paths.manifest,
    why: `Asks for candle ${release}, the first with the module.`,
  }
  return [editOf(files, purpose, (text) => raiseCandle(text, release))]
}

/** Documentation claims support, so a skeleton has none, nor has a model that a rule blocks. */
function documentSteps({ subject, plan }: Decided, files: Files): readonly Step[] {
  if (plan.kind === 'skeleton' || subject.json === undefined || blocksOf(subject).length > 0)
    return []
  const { id, names, architecture } = subject
  const documented = {
    family: names.family,
    module: plan.kind === 'spelling' ? plan.owner.module : names.module,
    architecture,
    example: id?.slice(id.indexOf('/') + 1),
  }
  const readme = {
    path: paths.readme,
    why: `Lists \`${architecture}\` among the supported models.`,
  }
  const guide = { path: paths.guide, why: `Lists \`${architecture}\` among the families.` }
  return [
    editOf(files, readme, (text) => documentInReadme(text, documented)),
    editOf(files, guide, (text) => documentInGuide(text, documented)),
  ]
}
