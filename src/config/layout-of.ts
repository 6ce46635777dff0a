import type { Layout } from './presets.ts'

const catalog = 'presets/workspace/models/model_catalog.yaml'

/** A registry, or the Go package of one family beside it, in the two places they have been. */
const registered = /^presets\/(?:workspace\/)?models\/(?:supported_models\.yaml|[^/]+\/model\.go)$/

/** The files by which a repository is known that only has its models written. */
const scaffolding: readonly (readonly [Layout, readonly string[]])[] = [
  ['fastllm', ['src/models/mod.rs', 'src/models/model_registry.rs']],
  [
    'kluster-docs',
    ['get-started/start-building/real-time.md', 'get-started/start-building/batch.md'],
  ],
]

/**
 * How a repository takes models in, by the files in it. A catalog stands for KAITO of today, also
 * while Go packages still lie beside it: since it is there, new models go to the catalog. Go
 * packages or a registry alone stand for mid-2025 and before. FastLLM and the documentation of
 * kluster.ai are documents with a target; none of these, documents alone.
 */
export function layoutOf(paths: Iterable<string>): Layout {
  const all = new Set(paths)
  if (all.has(catalog)) return 'kaito-catalog'
  if ([...all].some((path) => registered.test(path))) return 'kaito-2025'
  const found = scaffolding.find(([, files]) => files.every((path) => all.has(path)))
  return found?.[0] ?? 'documents'
}
