import type { Files } from '../../edit/files.ts'

/** The places of the 2025 layout. */
export const paths = {
  catalog: 'presets/workspace/models/model_catalog.yaml',
  metadata: 'presets/workspace/models/metadata.go',
  registry: 'presets/workspace/models/supported_models.yaml',
  imports: 'cmd/workspace/models.go',
  contract: 'pkg/model/interface.go',
  module: 'go.mod',
  boilerplate: 'hack/boilerplate.go.txt',
  presetTest: 'test/e2e/preset_test.go',
  vllmTest: 'test/e2e/preset_vllm_test.go',
  labels: 'test/e2e/utils/ginkgo.go',
  configmap: 'charts/kaito/workspace/templates/supported-models-configmap.yaml',
  e2eConfigs: '.github/e2e-preset-configs.json',
} as const

const modelGo = /^presets\/workspace\/models\/(?<family>[^/]+)\/model\.go$/
const readme = /^presets\/workspace\/models\/[^/]+\/README\.md$/
const example = /^examples\/inference\/kaito_workspace_[^/]+\.yaml$/

/** The files of the tree this target reads: fixed places, every family, and the examples there are. */
export function isWanted(path: string): boolean {
  const fixed: readonly string[] = Object.values(paths)
  return fixed.includes(path) || [modelGo, readme, example].some((form) => form.test(path))
}

/** The source of every family's `model.go` by its folder. */
export function familiesOf(files: Files): ReadonlyMap<string, string> {
  const found = [...files].map(
    ([path, text]) => [modelGo.exec(path)?.groups?.family, text] as const,
  )
  return new Map(found.flatMap(([family, text]) => (family === undefined ? [] : [[family, text]])))
}

export function familyFile(family: string, file: 'model.go' | 'README.md'): string {
  return `presets/workspace/models/${family}/${file}`
}

/** The Go module path, where `go.mod` names a usable one. */
export function moduleOf(files: Files): string | undefined {
  const module = /^module[ \t]+(?<path>\S+)/m.exec(files.get(paths.module) ?? '')?.groups?.path
  return module !== undefined && /^[A-Za-z0-9][\w./-]*$/.test(module) ? module : undefined
}
