import { type Document, parseDocument, visit } from 'yaml'
import { z } from 'zod'

/** One active entry of `supported_models.yaml`. `repository` and `revision` are read from its version URL. */
export interface RegistryEntry {
  readonly name: string
  readonly tag: string | undefined
  readonly downloadAtRuntime: boolean
  readonly deprecated: boolean
  readonly repository: string | undefined
  readonly revision: string | undefined
}

const text = z.string().optional().catch(undefined)
const entry = z.object({
  name: z.string(),
  version: text,
  tag: text,
  downloadAtRuntime: text,
  deprecated: text,
})

const versionUrl =
  /^https:\/\/huggingface\.co\/(?<repository>[^/\s]+\/[^/\s]+?)(?:\/commit\/(?<revision>[0-9a-f]{40}))?\/?$/

/**
 * The entries of the registry, in order; none where it is not valid YAML or uses aliases.
 *
 * Every scalar is read as text, so the tag `1.0` stays `1.0`. Entries without a name are left out.
 */
export function parseRegistry(source: string): readonly RegistryEntry[] {
  const document = parseDocument(source, { schema: 'failsafe' })
  if (document.errors.length > 0 || hasAlias(document)) return []
  const root = z.object({ models: z.array(z.unknown()) }).safeParse(document.toJS())
  return (root.data?.models ?? []).flatMap((each) => {
    const found = entry.safeParse(each).data
    return found === undefined ? [] : [entryOf(found)]
  })
}

function entryOf(found: z.infer<typeof entry>): RegistryEntry {
  const { repository, revision } = versionUrl.exec(found.version ?? '')?.groups ?? {}
  const downloadAtRuntime = found.downloadAtRuntime === 'true'
  const deprecated = found.deprecated === 'true'
  return { name: found.name, tag: found.tag, downloadAtRuntime, deprecated, repository, revision }
}

function hasAlias(document: Document.Parsed): boolean {
  let found = false
  visit(document, {
    Alias: () => {
      found = true
      return visit.BREAK
    },
  })
  return found
}
