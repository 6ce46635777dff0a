import { parse } from 'yaml'
import { z } from 'zod'
import { type Config, defaultConfig } from './config.ts'

const schema = z
  .strictObject({
    enabled: z.boolean(),
    proposals: z.strictObject({
      folders: z.array(z.string().min(1)).min(1),
      index: z.string().min(1).optional(),
    }),
    process: z.enum(['kaito-2025', 'documents']),
    labels: z.strictObject({ prefix: z.string().min(1).max(20) }),
    approvals: z.strictObject({ count: z.literal(1), own: z.boolean() }),
    maintainers: z.strictObject({ roles: z.array(z.string().min(1)).min(1) }),
    validation: z.strictObject({ workflow: z.string().min(1), job: z.string().min(1) }),
    publication: z.strictObject({ image: z.string().includes('{name}') }),
    targets: z.array(z.strictObject({ name: z.string(), required: z.boolean() })),
  })
  .partial()

/** A repository's configuration, and what is wrong with the file it was read from. */
export interface ParsedConfig {
  readonly config: Config
  readonly problems: readonly string[]
}

/**
 * Reads `.github/usher.yml`; `undefined` stands for a repository without one.
 *
 * A file with a mistake switches every write off until it is mended: acting on half of what
 * somebody configured could do what they meant to forbid.
 */
export function parseConfig(text: string | undefined): ParsedConfig {
  if (text === undefined) return { config: defaultConfig, problems: [] }
  const parsed = schema.safeParse(yamlOf(text) ?? {})
  if (!parsed.success) {
    return { config: { ...defaultConfig, enabled: false }, problems: parsed.error.issues.map(said) }
  }
  const given = parsed.data
  return {
    config: {
      enabled: given.enabled ?? defaultConfig.enabled,
      proposals: given.proposals
        ? { folders: given.proposals.folders, index: given.proposals.index }
        : defaultConfig.proposals,
      process: given.process ?? defaultConfig.process,
      labels: given.labels ?? defaultConfig.labels,
      approvals: given.approvals ?? defaultConfig.approvals,
      maintainers: given.maintainers ?? defaultConfig.maintainers,
      validation: given.validation ?? defaultConfig.validation,
      publication: given.publication ?? defaultConfig.publication,
      targets: given.targets ?? defaultConfig.targets,
    },
    problems: [],
  }
}

function yamlOf(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch {
    return 'not YAML'
  }
}

function said({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `\`${path.join('.')}\`: ${message}`
}
