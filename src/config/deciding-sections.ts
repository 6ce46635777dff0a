import { type ZodType, z } from 'zod'
import type { Config } from './config.ts'
import { app, image, jobId, line, list, login, path, role, team, workflowPath } from './kinds.ts'

/** Where proposals lie. */
export const proposals: ZodType<Config['proposals'], unknown> = z
  .strictObject({
    folders: list(path)
      .min(1)
      .default(['docs/proposals', 'website/docs/proposals'])
      .describe('Folders that hold proposals. Only Markdown files straight in them count.'),
    templates: list(path)
      .default([])
      .describe(
        'Templates proposals are copied from. Empty for those among the proposals: files whose name begins with `YYYYMMDD` or holds `template`.',
      ),
    index: path
      .default('website/docs/proposals.md')
      .describe('The page that lists proposals by status; `none` where there is none.'),
  })
  .transform(({ index, ...rest }) => ({ ...rest, index: index === 'none' ? undefined : index }))

const nameOf = (name: string, says: string): z.ZodDefault<ZodType<string, string>> =>
  line(50).default(name).describe(`Label without its prefix: ${says}.`)

const longestLabel = 50

/** What labels of ours are called. */
export const labels: ZodType<Config['labels'], unknown> = z
  .strictObject({
    prefix: line(20)
      .default('proposal: ')
      .describe('What every label of Usher begins with. It touches no other label.'),
    names: z
      .strictObject({
        provisional: nameOf('provisional', 'the status is provisional'),
        ready: nameOf('ready to integrate', 'validated and published'),
        integrated: nameOf('integrated', 'the model is in every required target'),
        'needs-work': nameOf('needs work', 'the proposal has errors'),
        approved: nameOf('approved', 'approved; a maintainer who puts it on approves'),
        'on-hold': nameOf('on hold', 'a maintainer has asked to wait'),
        'validation-failed': nameOf('validation failed', 'the validation of the model failed'),
        rejected: nameOf('rejected', 'a maintainer has rejected it'),
      })
      .prefault({})
      .describe('What the labels are called behind the prefix.'),
  })
  .superRefine((asked, context) => {
    for (const { key, message } of unfitting(asked)) {
      context.addIssue({ code: 'custom', path: ['names', key], message })
    }
  })
  .transform(({ prefix, names }) => {
    const {
      'needs-work': needsWork,
      'on-hold': onHold,
      'validation-failed': validationFailed,
      ...rest
    } = names
    return { prefix, names: { ...rest, needsWork, onHold, validationFailed } }
  })

interface LabelsAsked {
  readonly prefix: string
  readonly names: Readonly<Record<string, string>>
}

/** Labels that are too long for GitHub with their prefix, and names given twice. */
function unfitting({ prefix, names }: LabelsAsked): readonly { key: string; message: string }[] {
  const all = Object.entries(names)
  const tooLong = all
    .filter(([, name]) => prefix.length + name.length > longestLabel)
    .map(([key]) => ({
      key,
      message: `unexpected length, expected at most ${longestLabel} characters with the prefix`,
    }))
  const lower = all.map(([, name]) => name.toLowerCase())
  const twice = all
    .filter((_, n) => lower.indexOf(lower[n] ?? '') < n)
    .map(([key]) => ({ key, message: 'unexpected name of another label, expected one of its own' }))
  return [...tooLong, ...twice]
}

/** What makes an approval. */
export const approvals: ZodType<Config['approvals'], unknown> = z.strictObject({
  count: z.int().min(1).max(10).default(1).describe('How many maintainers have to approve.'),
  own: z.boolean().default(false).describe('Whether authors may approve their own proposals.'),
})

/** Who decides. */
export const maintainers: ZodType<Config['maintainers'], unknown> = z.strictObject({
  roles: list(role)
    .min(1)
    .default(['admin', 'maintain'])
    .describe('Collaborator roles that make somebody a maintainer.'),
  teams: list(team)
    .default([])
    .describe(
      "Teams whose members are maintainers whatever their role: a team of the owner by its slug, or `org/slug`. Takes the app's permission to read members.",
    ),
})

const check = z.strictObject({
  app: app.describe('The app that makes the check run, by slug or id.'),
  name: line(255).describe('The name of the check run; `{name}` stands for that of the model.'),
})

const commitStatus = z.strictObject({
  context: line(255).describe('The context of the status; `{name}` stands for that of the model.'),
  creator: login.describe('Who sets it. The same status of anybody else does not count.'),
})

/** What shows that a model works. */
export const validation: ZodType<Config['validation'], unknown> = z.strictObject({
  workflow: workflowPath
    .default('.github/workflows/validate-model.yml')
    .describe('The workflow that validates a model.'),
  job: jobId
    .default('build-models')
    .describe('The job in it whose matrix names the model, as in `build-models (phi-4, …)`.'),
  dispatch: z
    .boolean()
    .default(true)
    .describe('Whether Usher starts the workflow itself; `false` waits for somebody else to.'),
  observe: list(workflowPath)
    .default([])
    .describe(
      'Other workflows with such a job whose runs count although Usher did not start them.',
    ),
  checks: list(check).prefault([]).describe('Check runs of other apps that count as validation.'),
  statuses: list(commitStatus).prefault([]).describe('Commit statuses that count as validation.'),
})

/** What shows that an image is there. */
export const publication: ZodType<Config['publication'], unknown> = z
  .strictObject({
    image: image
      .default('mcr.microsoft.com/aks/kaito/kaito-{name}')
      .describe('Where the image of a model is published. The tag comes from the registry entry.'),
    workflow: workflowPath
      .optional()
      .describe('The workflow that pushes images, where its runs count as publication.'),
    job: jobId.optional().describe('The job in it whose matrix names the model.'),
    required: z
      .boolean()
      .default(true)
      .describe(
        'Whether a model has to be published at all. `false` takes `published` out of the required gates.',
      ),
  })
  .transform(({ image, required, workflow, job }) => ({ image, required, workflow, job }))
