import type { Part } from '../../config/config.ts'
import type { Files } from '../../edit/files.ts'
import { paths } from './tree.ts'

/** What shows that a part is right: the registry is YAML and its copy the same; the code is formatted, sound and tested. */
export function verifyPreset(part: Part, { files }: { readonly files: Files }): readonly string[] {
  switch (part) {
    case 'registration':
      return [
        `python3 -c "import yaml; yaml.safe_load(open('${paths.registry}'))"`,
        ...(files.has(paths.configmap) ? ['hack/compare_model_configs.sh'] : []),
      ]
    case 'preset':
      return [
        'test -z "$(gofmt -l presets/workspace/models)"',
        'go vet ./presets/workspace/models/...',
        'go test ./presets/workspace/...',
      ]
    case 'e2e':
      return ['test -z "$(gofmt -l test/e2e)"', 'go vet ./test/e2e/...']
  }
}
