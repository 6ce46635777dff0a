import { z } from 'zod'
import type { Annotation, CheckRun } from '../state/checks.ts'

const annotation = z.object({
  path: z.string(),
  start_line: z.number().int(),
  end_line: z.number().int(),
  start_column: z.number().int().nullish(),
  end_column: z.number().int().nullish(),
  annotation_level: z.enum(['notice', 'warning', 'failure']),
  message: z.string().max(65_536),
  title: z.string().max(255).nullish(),
  raw_details: z.string().max(65_536).nullish(),
})

const output = z.object({
  title: z.string(),
  summary: z.string().max(65_535),
  text: z.string().max(65_535).optional(),
  annotations: z.array(annotation).max(50, 'at most 50 annotations a request').default([]),
})

const action = z.object({
  label: z.string().max(20),
  description: z.string().max(40),
  identifier: z.string().max(20),
})

/** What creating and updating a check run have in common; limits as documented for the Checks API. */
const shared = z.object({
  details_url: z.string().optional(),
  external_id: z.string().optional(),
  status: z.enum(['queued', 'in_progress', 'completed']).optional(),
  started_at: z.string().optional(),
  conclusion: z
    .enum(['success', 'failure', 'neutral', 'cancelled', 'skipped', 'timed_out', 'action_required'])
    .optional(),
  completed_at: z.string().optional(),
  output: output.optional(),
  actions: z.array(action).max(3).optional(),
})

const update = shared.extend({ name: z.string().optional() })
const create = shared.extend({ name: z.string(), head_sha: z.string() })

interface WishedOutput {
  readonly title: string
  readonly summary: string
  readonly text?: string | undefined
  readonly annotations: readonly WishedAnnotation[]
}

type Optional = 'start_column' | 'end_column' | 'title' | 'raw_details'
type WishedAnnotation = Omit<Annotation, Optional> & {
  readonly [Field in Optional]?: Annotation[Field] | undefined
}

/** What a request may say of a check run. */
export interface CheckUpdate {
  readonly name?: string | undefined
  readonly details_url?: string | undefined
  readonly external_id?: string | undefined
  readonly status?: CheckRun['status'] | undefined
  readonly started_at?: string | undefined
  readonly conclusion?: NonNullable<CheckRun['conclusion']> | undefined
  readonly completed_at?: string | undefined
  readonly output?: WishedOutput | undefined
  readonly actions?: CheckRun['actions'] | undefined
}

export interface CheckCreation extends CheckUpdate {
  readonly name: string
  readonly head_sha: string
}

export const checkUpdate: z.ZodType<CheckUpdate> = update
export const checkCreation: z.ZodType<CheckCreation> = create

type Told = Pick<CheckRun, 'status' | 'conclusion' | 'output' | 'annotations' | 'actions'>

/** What a request says of a run that was `before`; annotations are added, never replaced. */
export function told(before: Told, wish: CheckUpdate): Told {
  const annotations = (wish.output?.annotations ?? []).map(annotationOf)
  const status = wish.conclusion === undefined ? wish.status : 'completed'
  const { title, summary, text } = wish.output ?? before.output
  return {
    status: status ?? before.status,
    conclusion: status === undefined ? before.conclusion : (wish.conclusion ?? null),
    output: { title, summary, text: text ?? null },
    annotations: [...before.annotations, ...annotations],
    actions: wish.actions ?? before.actions,
  }
}

function annotationOf(wish: WishedAnnotation): Annotation {
  return {
    ...wish,
    start_column: wish.start_column ?? null,
    end_column: wish.end_column ?? null,
    title: wish.title ?? null,
    raw_details: wish.raw_details ?? null,
  }
}
