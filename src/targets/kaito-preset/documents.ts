import { renderYamlScalar } from '../../edit/yaml-scalar.ts'
import type { Blueprint } from './blueprint.ts'

/** Where the example workspace of a preset stands: hyphens become underscores, `-instruct` stays. */
export function examplePath(name: string): string {
  const stem = name.replace(/-instruct$/, '')
  const slug = stem.replaceAll('-', '_') + name.slice(stem.length)
  return `examples/inference/kaito_workspace_${slug}.yaml`
}

/** A workspace that runs the preset on one machine size. This kind has no `spec` level. */
export function renderExample(name: string, instanceType: string): string {
  return `apiVersion: kaito.sh/v1beta1
kind: Workspace
metadata:
  name: workspace-${name.replaceAll('.', '-')}
resource:
  instanceType: ${JSON.stringify(instanceType)}
  labelSelector:
    matchLabels:
      apps: ${renderYamlScalar(name)}
inference:
  preset:
    name: ${renderYamlScalar(name)}
`
}

/** The README of a family with one preset. */
export function renderReadme(blueprint: Blueprint): string {
  const { familyTitle, name, repository, distributed, downloadAtRuntime } = blueprint
  const workload = distributed ? 'StatefulSet' : 'Deployment'
  const example = `[link](../../../../${examplePath(name)})`
  const source = downloadAtRuntime
    ? '- **Download at run time**: no image is published; the weights come from the model hub when the workspace starts.'
    : '- **Public**: the maintainers build and host the image.'
  return `# ${familyTitle}

## Supported Models

| Model name | Model source | Sample workspace | Kubernetes Workload | Distributed inference |
|----|----|----|----|----|
| ${name} | [${repository}](https://huggingface.co/${repository}) | ${example} | ${workload} | ${distributed} |

## Image Source

${source}

## Usage

Apply the sample workspace, wait until it is ready, and send requests to its service.
`
}
