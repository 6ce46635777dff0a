import type { GoFunction } from '../../edit/go-block.ts'
import type { SpecPattern } from './e2e-pattern.ts'

/** One spec: a preset on one machine, with the runtime it is for. */
export interface Spec {
  readonly name: string
  readonly goName: string
  readonly title: string
  readonly constant: string
  readonly sku: string
  readonly label: string | undefined
  readonly vllm: boolean
  /** Whether the workspace needs the secret of a gated model. */
  readonly secret: boolean
  readonly pattern: SpecPattern
}

/** The function that creates the workspace of a spec. */
export function renderCreate(spec: Spec): GoFunction {
  const { title, constant, sku, vllm, secret, pattern } = spec
  const tail = pattern.tail.map((one) => (one === 'secret' ? secretOf(secret) : one))
  const name = createName(spec)
  const short = shortOf(spec.name)
  const selector = `public-preset-e2e-test-${short}${vllm ? '-vllm' : ''}`
  const mode = `preset public mode${vllm ? ' and vLLM' : ''}`
  const block = `func ${name}(numOfNode int) *kaitov1beta1.Workspace {
${secret ? '\tmodelSecret := createAndValidateModelSecret()\n' : ''}	workspaceObj := &kaitov1beta1.Workspace{}
	By("Creating a workspace CR with ${title} ${mode}", func() {
		uniqueID := fmt.Sprint("preset-${short}-", rand.Intn(1000))
		workspaceObj = utils.${generatorOf(vllm)}(uniqueID, namespaceName, "", numOfNode, "${sku}",
			&metav1.LabelSelector{
				MatchLabels: map[string]string{"kaito-workspace": "${selector}"},
			}, nil, ${[constant, ...tail].join(', ')})

		createAndValidateWorkspace(workspaceObj)
	})
	return workspaceObj
}`
  return { name, block }
}

/** The spec itself, indented for the body of `Describe`. */
export function renderIt(spec: Spec): string {
  const label = spec.label === undefined ? '' : `${spec.label}, `
  const title = `should create a ${spec.name} workspace with preset public mode successfully`
  const lines = [
    'numOfNode := 1',
    `workspaceObj := ${createName(spec)}(numOfNode)`,
    ...spec.pattern.calls,
  ]
  const body = lines.map((line) => (line === '' ? '' : `\t\t${line}`)).join('\n')
  return `\tIt(${JSON.stringify(title)}, ${label}func() {\n${body}\n\t})`
}

function createName({ goName, vllm }: Spec): string {
  return `create${goName}WorkspaceWithPresetPublicMode${vllm ? 'AndVLLM' : ''}`
}

function secretOf(isGated: boolean): string {
  return isGated ? 'modelSecret.Name' : '""'
}

/** The function of the tests' own package that makes the manifest. */
export function generatorOf(vllm: boolean): string {
  return `GenerateInferenceWorkspaceManifest${vllm ? 'WithVLLM' : ''}`
}

/** Short enough for a label value of 63 characters. */
function shortOf(name: string): string {
  return name.replaceAll('.', '-').slice(0, 32).replace(/-+$/, '')
}
