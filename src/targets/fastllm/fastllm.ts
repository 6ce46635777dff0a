import type { Part } from '../../config/config.ts'
import type { FileSet, Files } from '../../edit/files.ts'
import { isModelId, isRevision } from '../../facts/model-id.ts'
import type { Brief, Target } from '../target.ts'
import { inspectModel, modelsIn } from './inspect.ts'
import { modelJson, statedArchitecture } from './model-json.ts'
import { planOf } from './plan.ts'
import { carriedOut } from './steps.ts'
import { subjectOf, type Wanted } from './subject.ts'
import { appliesTo, wanted } from './tree.ts'

/**
 * FastLLM, an inference server in Rust: an architecture becomes a family with a type of its own, or only
 * gets tests and documentation where it is served already.
 *
 * Code, tests and documentation are one part, since none of them may be merged without the others.
 */
export const fastllm: Target = {
  name: 'fastllm',
  parts: ['preset'],
  wants: wanted,
  applies: appliesTo,
  nameOf: ({ model }) => nameOf(model?.repository),
  scaffold,
  inspect: inspectModel,
  words: {
    preset: {
      title: 'feat: add',
      purpose: 'Adds the model, with its tests and its documentation.',
    },
  },
  modelsIn,
}

/** Git takes no branch with a part that ends in `.lock`. */
function nameOf(repository: string | null | undefined): string | undefined {
  if (typeof repository !== 'string' || !isModelId(repository)) return undefined
  return /\.lock(?:\/|$)/i.test(repository) ? undefined : repository
}

function scaffold(_part: Part, brief: Brief, files: Files): FileSet {
  const { applies, reason } = appliesTo(files)
  if (!applies) return refusal(reason)
  const wish = wishOf(brief)
  if (typeof wish === 'string') return refusal(wish)
  const subject = subjectOf(wish, files)
  if (subject === undefined)
    return refusal('`get_family_from_architecture` has an arm of a form that is not known')
  const plan = planOf(subject, files)
  if (plan.kind === 'refused') return refusal(plan.reason)
  const revision = brief.proposal.model?.revision ?? null
  return carriedOut({ subject, plan, revision }, files)
}

/** The model a brief asks for, every name checked, or why there is none: a fragment. */
function wishOf({ proposal: { model }, config, facts, names }: Brief): Wanted | string {
  if (Object.keys(names ?? {}).length > 0)
    return 'names follow from the architecture here; leave out `--name`, `--family` and `--package`'
  const id = nameOf(model?.repository)
  if (id === undefined) return 'the download site is not a model repository'
  const revision = model?.revision ?? null
  if (revision !== null && !isRevision(revision))
    return 'the version is not a full commit, so config.json may change'
  const json = modelJson(config)
  if (config !== undefined && json === undefined) return 'config.json is no JSON object'
  const architectures = json === undefined ? listed(facts?.architectures) : json.architectures
  return named(id, json, architectures)
}

function named(id: string, json: Wanted['json'], architectures: unknown): Wanted | string {
  if (json === undefined && architectures === undefined)
    return 'its config.json is not known; name it with `--config`'
  const stated = statedArchitecture(architectures)
  if (stated.kind === 'refused') return `${stated.reason} (${stated.rule})`
  return { id, architecture: stated.architecture, json }
}

/** A list that names anything. */
function listed(architectures: readonly string[] | undefined): readonly string[] | undefined {
  return architectures?.length === 0 ? undefined : architectures
}

function refusal(reason: string): FileSet {
  return { changes: [], notes: [], todos: [`Nothing is written: ${reason}.`] }
}
