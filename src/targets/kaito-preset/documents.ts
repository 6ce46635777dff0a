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

/** The row of a preset in the README of its family, by column. */
export function readmeRow(blueprint: Blueprint): ReadonlyMap<string, string> {
  const { name, repository, distributed } = blueprint
  return new Map([
    ['Model name', name],
    ['Model source', `[${repository}](https://huggingface.co/${repository})`],
    ['Sample workspace', `[link](../../../../${examplePath(name)})`],
    ['Kubernetes Workload', distributed ? 'StatefulSet' : 'Deployment'],
    ['Distributed inference', String(distributed)],
  ])
}

/** The README of a family with one preset. */
export function renderReadme(blueprint: Blueprint): string {
  const { familyTitle, downloadAtRuntime } = blueprint
  const row = [...readmeRow(blueprint)]
  const source = downloadAtRuntime
    ? '- **Download at run time**: no image is published; the weights come from the model hub when the workspace starts.'
    : '- **Public**: the maintainers build and host the image.'
  return `# ${familyTitle}

## Supported Models

| ${row.map(([column]) => column).join(' | ')} |
|----|----|----|----|----|
| ${row.map(([, cell]) => cell).join(' | ')} |

## Image Source

${source}

## Usage

Apply the sample workspace, wait until it is ready, and send requests to its service.
`
}
