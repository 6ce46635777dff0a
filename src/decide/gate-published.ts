import { asCode } from '../diagnostics/markdown.ts'
import { dispatchedEvidence } from '../lifecycle/dispatched.ts'
import { type Evidence, gateFrom } from '../lifecycle/evidence.ts'
import type { Gate } from '../lifecycle/gate.ts'
import { observedEvidence } from '../lifecycle/observed.ts'
import type { Run, Snapshot } from '../lifecycle/snapshot.ts'
import { trialsOf } from '../lifecycle/trials.ts'
import { licenceClassOf } from '../proposal/licence.ts'
import type { Known } from './gates.ts'
import { observedAskOf, registrationOf, type Subject, subjectOf } from './subject.ts'

/** Whether the image is there for everyone: by its exact tag or the job that pushed it, or not needed at all. */
export function gatePublished(snapshot: Snapshot, known: Known): Gate {
  const needless = needlessImage(known)
  if (needless !== undefined) return notRequired(needless)
  const acted = known.evidence.get('published') ?? []
  const evidence = [...tagEvidence(snapshot), ...pushEvidence(snapshot, known), ...acted]
  const gate = gateFrom('published', evidence, { is: 'missing', says: missing(snapshot, known) })
  const isOptional = gate.is !== 'held' && !snapshot.config.publication.required
  if (!isOptional) return gate
  return { ...notRequired('This repository asks for no published image.'), evidence }
}

function notRequired(says: string): Gate {
  return { name: 'published', is: 'not-required', says, link: undefined, at: undefined }
}

/**
 * Why no image is needed, whatever is configured: the licence first, since the rest follows from it. The
 * model's page speaks only where the proposal names none; where both do and differ, that is a finding.
 */
function needlessImage({ proposal, lead, facts }: Known): string | undefined {
  const licence = proposal.model?.licence ?? null
  if (licenceClassOf(licence) === 'restricted')
    return `The licence ${asCode(licence ?? '')} does not allow a public image.`
  if (licence === null && facts?.kind === 'known' && facts.facts.licenceClass === 'restricted')
    return `The licence ${asCode(facts.facts.licence ?? '')}, which the model's page names, does not allow a public image.`
  return lead?.inspection?.downloadAtRuntime ? 'The weights are downloaded at run time.' : undefined
}

function tagEvidence({ image }: Snapshot): readonly Evidence[] {
  if (image === undefined || image.is === 'absent') return []
  const reference = asCode(`${image.image}:${image.tag}`)
  const seen = { link: undefined, at: undefined }
  return image.is === 'present'
    ? [{ says: 'for', what: `${reference} is in the registry.`, ...seen }]
    : [{ says: 'unknown', what: `The registry did not answer for ${reference}.`, ...seen }]
}

/** What the push workflow's jobs say, in runs of ours and on the default branch or the registration's head. */
function pushEvidence(snapshot: Snapshot, known: Known): readonly Evidence[] {
  const { publication, validation } = snapshot.config
  const { runs, intents, now } = snapshot
  if (publication.workflow === undefined) return []
  const subject = publicationOf(snapshot, known)
  const trials = subject === undefined ? [] : trialsOf(subject, { runs, intents })
  const others = runs.filter(
    (run) => trials.every((trial) => trial.run?.id !== run.id) && mayPush(snapshot, known, run),
  )
  const ask = observedAskOf(snapshot, known, {
    purpose: 'publish',
    workflows: [publication.workflow],
    job: publication.job ?? validation.job,
  })
  return [
    ...(subject === undefined ? [] : dispatchedEvidence(subject, { runs, intents, now })),
    ...(ask === undefined ? [] : observedEvidence(ask, { runs: others, now })),
  ]
}

/** A run pushes what is registered: on the default branch or the registration's head, with the tag that is registered. */
function mayPush(snapshot: Snapshot, known: Known, run: Run): boolean {
  const { repository, image } = snapshot
  const isThere =
    run.headBranch === repository.defaultBranch ||
    run.head === registrationOf(snapshot, known)?.head
  const isOtherTag = run.entry !== undefined && image !== undefined && run.entry.tag !== image.tag
  return isThere && !isOtherTag
}

/** What the push is dispatched for; `undefined` where no workflow does it. */
export function publicationOf(snapshot: Snapshot, known: Known): Subject | undefined {
  const { publication, validation } = snapshot.config
  const { workflow, job = validation.job } = publication
  if (workflow === undefined) return undefined
  return subjectOf(snapshot, known, { purpose: 'publish', workflow, job })
}

function missing({ image, config }: Snapshot, { lead }: Known): string {
  if (image === undefined) {
    return lead?.inspection?.registered && lead.inspection.tag === undefined
      ? 'The registry entry has no tag, so there is no image to look for; a maintainer has to add one.'
      : 'Looked for once it is registered.'
  }
  const reference = asCode(`${image.image}:${image.tag}`)
  const { workflow } = config.publication
  return workflow === undefined
    ? `Needs a maintainer to push ${reference}.`
    : `Waits for ${asCode(workflow)} to push ${reference}, which starts once the model is validated.`
}
