import { z } from 'zod'
import { acceptFrom, followUps, gates, lint, schedule, status, targets } from './acting-sections.ts'
import type { Config, Process } from './config.ts'
import {
  approvals,
  labels,
  maintainers,
  proposals,
  publication,
  validation,
} from './deciding-sections.ts'
import { processes } from './presets.ts'

const schema = z
  .strictObject({
    enabled: z.boolean().default(true).describe('`false` stops every write.'),
    process: z
      .enum(processes)
      .optional()
      .describe(
        'How models are taken in; decides what the other keys default to. Without it, by the files of the repository.',
      ),
    'dry-run': z
      .boolean()
      .default(false)
      .describe('Shadow mode: the check run says what would be done, and nothing else is written.'),
    verbosity: z
      .enum(['quiet', 'normal'])
      .default('normal')
      .describe('`quiet` writes no comment of its own accord: labels, checks and replies only.'),
    proposals: proposals.prefault({}).describe('Where proposals lie.'),
    labels: labels.prefault({}).describe('What the labels are called.'),
    approvals: approvals.prefault({}).describe('What makes an approval.'),
    maintainers: maintainers.prefault({}).describe('Who decides.'),
    validation: validation.prefault({}).describe('What shows that a model works.'),
    publication: publication.prefault({}).describe('What shows that an image is published.'),
    gates: gates.prefault({}).describe('What has to hold beside approval and merge.'),
    targets: targets.describe('What models are scaffolded into.'),
    'accept-from': acceptFrom.describe(
      'Other repositories whose proposals may bring pull requests here.',
    ),
    status: status.prefault({}).describe('How the status of a proposal is written.'),
    'follow-ups': followUps.prefault({}).describe('How the pull requests of Usher are opened.'),
    schedule: schedule.prefault({}).describe('What happens by the clock.'),
    lint: lint.prefault({}).describe('How findings weigh.'),
  })
  .transform(({ 'dry-run': dryRun, 'accept-from': accepted, 'follow-ups': ours, ...rest }) => ({
    ...rest,
    dryRun,
    acceptFrom: accepted,
    followUps: ours,
  }))

/** What a tree of keys and values comes to with the defaults filled in, or what is wrong with it. */
export type Read =
  | { readonly kind: 'sound'; readonly config: Omit<Config, 'process'> & Asked }
  | { readonly kind: 'wrong'; readonly issues: readonly z.core.$ZodIssue[] }

interface Asked {
  readonly process?: Process | undefined
}

/** Holds a tree, as YAML gives it, against the schema. */
export function readTree(tree: unknown): Read {
  const parsed = schema.safeParse(tree)
  return parsed.success
    ? { kind: 'sound', config: parsed.data }
    : { kind: 'wrong', issues: parsed.error.issues }
}

/** The schema as JSON Schema (draft 7, which editors understand best), every key with its description. */
export function jsonSchema(): unknown {
  return z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
}
