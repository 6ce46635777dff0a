import { type ZodType, z } from 'zod'
import type { Config } from './config.ts'
import { cron, line, list, login, path, repository, reviewer, timeZone } from './kinds.ts'
import { recipeTarget } from './recipe-name.ts'

const names = ['kaito-preset', 'kaito-catalog', 'kluster-docs', 'fastllm'] as const

const shownNames = names.map((name) => `\`${name}\``).join(', ')

/** One of ours, or one that the repository declares itself. */
const targetName = z
  .union([z.enum(names), z.string().regex(recipeTarget)])
  .meta({ title: `${shownNames}, or \`recipe:\` and the name of a recipe` })

const target = z
  .strictObject({
    name: targetName.describe(
      'The kind of target. `recipe:cookbook` is the one declared in `.github/usher/targets/cookbook.yml`; `docs/recipes.md` shows how.',
    ),
    repository: repository
      .optional()
      .describe(
        'Another repository. It takes part where Usher is installed there and its own configuration names this one under `accept-from`.',
      ),
    required: z.boolean().default(true).describe('Whether *integrated* waits for it.'),
    parts: z
      .enum(['together', 'apart'])
      .optional()
      .describe(
        'One pull request for all its parts, or one for each. Without it `together` for `kaito-catalog`, whose parts are a few lines each, and `apart` for the others.',
      ),
  })
  .transform(({ name, repository: other, required, parts = usualParts(name) }) => {
    return { name, repository: other, required, parts }
  })

function usualParts(name: string): 'together' | 'apart' {
  return name === 'kaito-catalog' ? 'together' : 'apart'
}

/** What models are scaffolded into. */
export const targets: ZodType<Config['targets'], unknown> = list(target, 20).prefault([
  { name: 'kaito-preset' },
])

/** Whose proposals may bring pull requests here. */
export const acceptFrom: ZodType<Config['acceptFrom'], unknown> = list(repository).default([])

/** What has to hold beside approval and merge. */
export const gates: ZodType<Config['gates'], unknown> = z.strictObject({
  required: list(z.enum(['registered', 'validated', 'published', 'e2e']), 4)
    .default(['registered', 'validated', 'published'])
    .describe(
      'Gates that must hold: `registered`, `validated` and `published` before *ready to integrate*, `e2e` before *integrated*. The others are shown and not waited for.',
    ),
})

const word = (status: string): z.ZodOptional<ZodType<string, string>> =>
  line(40).optional().describe(`The word for ${status}, where it is not the template's own.`)

/** How the status line is written. */
export const status: ZodType<Config['status'], unknown> = z
  .strictObject({
    by: z
      .enum(['pull-request', 'commit'])
      .default('pull-request')
      .describe('Whether a status changes by pull request or by a commit on the default branch.'),
    'title-prefix': z
      .string()
      .max(30)
      .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u)
      .meta({ title: 'one line of at most 30 characters' })
      .default('docs: ')
      .describe('What titles of such pull requests and commits begin with.'),
    'sign-off': z.boolean().default(true).describe('Whether commits carry a sign-off line.'),
    words: z
      .strictObject({
        provisional: word('provisional'),
        ready: word('ready to integrate'),
        integrated: word('integrated'),
      })
      .prefault({})
      .describe('Words of the status line.'),
  })
  .transform(({ by, words, 'title-prefix': titlePrefix, 'sign-off': signOff }) => ({
    by,
    titlePrefix,
    signOff,
    words: wordsOf(words),
  }))

function wordsOf(
  given: Readonly<Record<'provisional' | 'ready' | 'integrated', string | undefined>> | object,
): Config['status']['words'] {
  return Object.fromEntries(Object.entries(given).filter(([, text]) => typeof text === 'string'))
}

/** How our pull requests are opened. */
export const followUps: ZodType<Config['followUps'], unknown> = z.strictObject({
  together: z
    .boolean()
    .default(false)
    .describe('Whether preset and e2e test come in one pull request.'),
  assign: list(login, 10)
    .default([])
    .describe('Whom to assign. Empty for whoever asked for the model, where GitHub lets them be.'),
  reviewers: list(reviewer, 10)
    .default([])
    .describe(
      'Whom to ask for a review: a login, or a team as `org/team`. Empty for the maintainers who approved.',
    ),
})

const reminders = z
  .union([
    z.literal('off'),
    z.strictObject({ days: z.int().min(1).max(365).describe('After how many days of silence.') }),
  ])
  .meta({ title: '`off`, or `days` with a number of days' })

/** What happens by the clock. */
export const schedule: ZodType<Config['schedule'], unknown> = z
  .strictObject({
    'sweep-minutes': z
      .int()
      .min(5)
      .max(1440)
      .optional()
      .describe(
        'Minutes between sweeps of this repository. Without it, as often as the service sweeps.',
      ),
    audit: z
      .union([z.literal('off'), cron])
      .meta({ title: '`off`, or five fields of cron such as `0 6 * * 1`' })
      .default('0 6 * * 1')
      .describe('When the audit runs, as cron; `off` for never.'),
    'time-zone': timeZone
      .default('UTC')
      .describe('The time zone that cron is read in. It follows the change of the clocks.'),
    repair: z
      .enum(['asked', 'always'])
      .default('asked')
      .describe(
        'Whether the audit opens its repair pull request when a maintainer asks for it in the audit issue, or without being asked.',
      ),
    reminders: reminders
      .default('off')
      .describe(
        'Whether the audit issue reminds of what waits for somebody, at most once a week and without mentions; `off`, or after so many `days`.',
      ),
  })
  .transform(({ audit, repair, reminders: asked, ...rest }) => ({
    sweepMinutes: rest['sweep-minutes'],
    audit: audit === 'off' ? undefined : audit,
    timeZone: rest['time-zone'],
    repair,
    reminders: asked === 'off' ? undefined : asked,
  }))

/** How findings weigh. */
export const lint: ZodType<Config['lint'], unknown> = z
  .strictObject({
    severity: z
      .record(
        z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
        z.enum(['error', 'warning', 'info', 'off']),
      )
      .default({})
      .describe('What single rules weigh here, by name: `error`, `warning`, `info` or `off`.'),
    baseline: path
      .optional()
      .describe(
        'A file of known findings that fail nothing, as `usher lint --update-baseline` writes it.',
      ),
  })
  .transform(({ severity, baseline }) => ({ severity, baseline }))
