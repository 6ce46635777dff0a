import { parse } from 'yaml'
import { z } from 'zod'
import { type Config, defaultConfig } from './config.ts'

const proposals = z
  .strictObject({ folders: z.array(z.string().min(1)).min(1), index: z.string().min(1).optional() })
  .transform(({ folders, index }) => ({ folders, index }))

const schema = z.strictObject({
  enabled: z.boolean().default(defaultConfig.enabled),
  proposals: proposals.default(() => ({
    ...defaultConfig.proposals,
    folders: [...defaultConfig.proposals.folders],
  })),
  labels: z.strictObject({ prefix: z.string().min(1).max(20) }).default(defaultConfig.labels),
  approvals: z.strictObject({ own: z.boolean() }).default(defaultConfig.approvals),
  maintainers: z
    .strictObject({ roles: z.array(z.string().min(1)).min(1).readonly() })
    .default(defaultConfig.maintainers),
  validation: z
    .strictObject({ workflow: z.string().min(1), job: z.string().min(1) })
    .default(defaultConfig.validation),
  publication: z
    .strictObject({ image: z.string().includes('{name}') })
    .default(defaultConfig.publication),
  lint: z
    .strictObject({
      severity: z.record(z.string(), z.enum(['error', 'warning', 'info', 'off'])),
    })
    .default(defaultConfig.lint),
  targets: z
    .array(z.strictObject({ name: z.string(), required: z.boolean() }))
    .readonly()
    .default(defaultConfig.targets),
})

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
  return { config: parsed.data, problems: [] }
}

function yamlOf(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0, logLevel: 'error' })
  } catch {
    return 'not YAML'
  }
}

function said({ path, message }: z.core.$ZodIssue): string {
  return path.length === 0 ? message : `\`${path.join('.')}\`: ${message}`
}
