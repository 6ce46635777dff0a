import { CronPattern } from 'croner'
import { type ZodType, z } from 'zod'

/**
 * The kinds of values a configuration is made of. The title of each says what is expected, so that
 * a message about a wrong one needs no words of its own. All are bounded in length.
 */
const kind = (pattern: RegExp, longest: number, title: string): ZodType<string, string> =>
  z.string().min(1).max(longest).regex(pattern, { abort: true }).meta({ title })

/** One line of text without anything invisible. */
export const line = (longest: number): ZodType<string, string> =>
  kind(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u, longest, `one line of 1 to ${longest} characters`)

/** A file or folder of the repository. Nothing leads out of it, and nothing stands for several. */
export const path: ZodType<string, string> = kind(
  /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?!.*\/\/)(?!.*\/$)[^\\*?\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u,
  200,
  'a path from the top of the repository such as `docs/proposals`, without `..`, `*` or a slash at either end',
)

export const workflowPath: ZodType<string, string> = kind(
  /^\.github\/workflows\/[A-Za-z0-9_][\w.-]*\.ya?ml$/,
  200,
  'the path of a workflow such as `.github/workflows/validate.yml`',
)

export const jobId: ZodType<string, string> = kind(
  /^[A-Za-z_][\w-]*$/,
  100,
  'the id of a job in the workflow such as `build-models`',
)

/** A registry, a path in it with the place of the model's name, no tag. */
export const image: ZodType<string, string> = kind(
  /^(?=.*\{name\})[a-z0-9][a-z0-9.-]*(?::\d{1,5})?(?:\/(?:[a-z0-9._-]|\{name\})+)+$/,
  255,
  'an image without a tag, with `{name}` where the name of the model goes',
)

export const login: ZodType<string, string> = kind(
  /^[A-Za-z0-9][A-Za-z0-9_-]*(?:\[bot\])?$/,
  45,
  'a login on GitHub, without `@`',
)

export const team: ZodType<string, string> = kind(
  /^(?:[A-Za-z0-9][A-Za-z0-9-]{0,38}\/)?[a-z0-9][a-z0-9_.-]*$/,
  140,
  'a team such as `model-reviewers` or `org/model-reviewers`, without `@`',
)

export const reviewer: ZodType<string, string> = kind(
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,44}(?:\/[a-z0-9][a-z0-9_.-]*)?$/,
  140,
  'a login such as `ada` or a team as `org/model-reviewers`, without `@`',
)

/** Everybody has the role `read` in a public repository, so it makes nobody a maintainer. */
export const role: ZodType<string, string> = kind(
  /^(?!(?:read|none|unknown)$)[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u,
  100,
  'a collaborator role such as `maintain`, or one of your own; not `read`, which in a public repository everybody has',
)

export const repository: ZodType<string, string> = kind(
  /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$)[\w.-]{1,100}$/,
  140,
  'a repository as `OWNER/NAME`',
)

/** Five fields; months and days as numbers. */
export const cron: ZodType<string, string> = kind(
  /^[\d*,/-]{1,40}(?: [\d*,/-]{1,40}){4}$/,
  100,
  'five fields of cron such as `0 6 * * 1`',
).refine((pattern) => holds(() => new CronPattern(pattern)))

/** A name that the time zone database has. */
export const timeZone: ZodType<string, string> = kind(
  /^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/,
  60,
  'a time zone such as `Europe/Berlin` or `UTC`',
).refine((zone) => holds(() => new Intl.DateTimeFormat('en', { timeZone: zone })))

function holds(make: () => unknown): boolean {
  try {
    make()
    return true
  } catch {
    return false
  }
}

/** An app by its slug or its id. */
export const app: ZodType<string, string | number> = z
  .union([z.string().regex(/^[a-z0-9][a-z0-9-]{0,98}$/), z.int().positive()])
  .transform(String)
  .meta({ title: 'the slug or the id of an app such as `github-actions`' })

/** A list with a limit. */
export function list<Out, In>(entry: ZodType<Out, In>, longest = 50): z.ZodArray<ZodType<Out, In>> {
  return z.array(entry).max(longest)
}
