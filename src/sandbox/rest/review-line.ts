import { z } from 'zod'
import type { Remark } from '../acts/review.ts'
import { spotOf } from '../acts/review-spot.ts'
import type { Problem } from '../problem.ts'
import { pullAt } from './find.ts'
import type { RepositoryCall } from './operation.ts'

const side = z.enum(['LEFT', 'RIGHT'])

/** What a request may say of a comment on lines. */
export interface RemarkWish {
  readonly path: string
  readonly body: string
  readonly line?: number | undefined
  readonly start_line?: number | undefined
  readonly side?: 'LEFT' | 'RIGHT' | undefined
  readonly start_side?: 'LEFT' | 'RIGHT' | undefined
  readonly subject_type?: 'line' | 'file' | undefined
}

/** Lines are those of the file, not the old positions in the diff. */
export const lineWish: z.ZodType<RemarkWish> = z.object({
  path: z.string(),
  body: z.string().min(1).max(65_536),
  line: z.number().int().optional(),
  start_line: z.number().int().optional(),
  side: side.optional(),
  start_side: side.optional(),
  subject_type: z.enum(['line', 'file']).optional(),
})

type Part = 'path' | 'line' | 'start_line'

/** How GitHub calls what it does not find in the diff. */
export const spotProblems: Readonly<Record<Part, string>> = {
  path: 'Path could not be resolved',
  line: 'Line could not be resolved',
  start_line: 'Start line could not be resolved',
}

/** The comment with its place in the diff; throws `refusal` of the part that has none. */
export async function remarkOf(
  call: RepositoryCall,
  wish: RemarkWish & { readonly commitId: string },
  refusal: (part: Part) => Problem,
): Promise<Remark> {
  const isFile = wish.subject_type === 'file'
  if (wish.line === undefined && !isFile) throw refusal('line')
  const spot = await spotOf(call.world, pullAt(call), {
    path: wish.path,
    commitId: wish.commitId,
    side: wish.side ?? 'RIGHT',
    line: isFile ? undefined : wish.line,
    startLine: wish.start_line,
  })
  if (typeof spot === 'string') throw refusal(spot)
  return { body: wish.body, spot }
}
