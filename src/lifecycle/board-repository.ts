import { type ZodType, z } from 'zod'
import type { Config } from '../config/config.ts'
import { parseJson } from '../diagnostics/json-text.ts'
import { pathOf, type Stage, stages } from './stage.ts'

/** What of a repository's configuration says which commands make sense there, and for whom. */
export interface Practice {
  readonly process: Config['process']
  /** Whether anything is written there. */
  readonly enabled: boolean
  /** Shadow mode: what would be done is said, and nothing else is written. */
  readonly dryRun: boolean
  readonly approvals: { readonly count: number; readonly own: boolean }
  readonly maintainers: { readonly roles: readonly string[]; readonly teams: readonly string[] }
  readonly stages: readonly Stage[]
  /** The gates that are asked for beside approval and the merge. */
  readonly required: readonly string[]
  /** Whether a workflow pushes images. */
  readonly pushes: boolean
}

/** A repository as the board knows it. */
export interface BoardRepository {
  readonly id: string
  readonly owner: string
  readonly name: string
  /** What nobody is sure of counts as private. */
  readonly isPrivate: boolean
  readonly practice: Practice | undefined
  /** When GitHub last said all of this. */
  readonly seenAt: Date
}

/** The part of a configuration that the board shows. */
export function practiceOf(config: Config): Practice {
  const { process, enabled, dryRun, approvals, maintainers, gates, publication } = config
  return {
    process,
    enabled,
    dryRun,
    approvals: { count: approvals.count, own: approvals.own },
    maintainers: { roles: maintainers.roles, teams: maintainers.teams },
    stages: pathOf(config),
    required: gates.required,
    pushes: publication.workflow !== undefined,
  }
}

const schema: ZodType<Practice> = z.object({
  process: z.enum(['kaito-2025', 'kaito-catalog', 'documents']),
  enabled: z.boolean(),
  dryRun: z.boolean(),
  approvals: z.object({ count: z.number(), own: z.boolean() }),
  maintainers: z.object({ roles: z.array(z.string()), teams: z.array(z.string()) }),
  stages: z.array(z.enum(stages)),
  required: z.array(z.string()),
  pushes: z.boolean(),
})

/** Reads a practice back out of JSON; `undefined` for one of another version. */
export function parsePractice(text: string): Practice | undefined {
  return parseJson(schema, text)
}

/** GitHub's word that a repository is public is believed this long: a sweep renews it every ten minutes. */
const believedMs = 60 * 60_000

/** Whether strangers may see it: somebody was told so by GitHub lately. */
export function isPublic({ isPrivate, seenAt }: BoardRepository, now: Date): boolean {
  return !isPrivate && now.getTime() - seenAt.getTime() <= believedMs
}
