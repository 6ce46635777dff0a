import type { Process } from './config.ts'

const catalog = 'presets/workspace/models/model_catalog.yaml'

/** A registry, or the Go package of one family beside it, in the two places they have been. */
const registered = /^presets\/(?:workspace\/)?models\/(?:supported_models\.yaml|[^/]+\/model\.go)$/

/**
 * How a repository takes models in, by the files in it. A catalog stands for KAITO of today, also
 * while Go packages still lie beside it: since it is there, new models go to the catalog. Go
 * packages or a registry alone stand for mid-2025 and before; none of these, for documents.
 */
export function processOf(paths: Iterable<string>): Process {
  let process: Process = 'documents'
  for (const path of paths) {
    if (path === catalog) return 'kaito-catalog'
    if (registered.test(path)) process = 'kaito-2025'
  }
  return process
}
