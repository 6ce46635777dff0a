import type { GoFunction } from '../../edit/go-block.ts'
import { maskGo } from '../../edit/go-mask.ts'

/** One spec: a preset on one machine, with the runtime it is for. */
export interface Spec {
  readonly name: string
  readonly goName: string
  readonly title: string
  readonly constant: string
  readonly sku: string
  readonly label: string | undefined
  readonly vllm: boolean
}

/** The calls of a spec after the node was asked for, in KAITO's order (v0.5.0, `test/e2e/preset_test.go`). */
const calls = [
  'validateCreateNode(workspaceObj, numOfNode)',
  'validateResourceStatus(workspaceObj)',
  '',
  'time.Sleep(30 * time.Second)',
  '',
  'validateAssociatedService(workspaceObj)',
  'validateInferenceConfig(workspaceObj)',
  '',
  'validateInferenceResource(workspaceObj, int32(numOfNode), false)',
  '',
  'validateWorkspaceReadiness(workspaceObj)',
]

const vllmCalls = [
  'validateModelsEndpoint(workspaceObj)',
  'validateCompletionsEndpoint(workspaceObj)',
]

/** The calls that no test of the file makes in this form; writing them would not compile or not test. */
export function callsMissingIn(source: string, vllm: boolean): readonly string[] {
  const code = maskGo(source)
  const flags = /, int32\(numOfNode\), (?:true|false)\)/
  const generator = new RegExp(
    String.raw`\b${generatorOf(vllm)}\((?:[^{}]*\{[^{}]*(?:\{[^{}]*\}[^{}]*)?\}), nil, \w+, nil, nil, nil, `,
  )
  const shapes = [...calls, ...(vllm ? vllmCalls : [])].filter((call) => call !== '')
  const missing = shapes.filter((call) => {
    const [start = ''] = call.split(', int32')
    return call.includes(', int32')
      ? !code.includes(start) || !flags.test(code)
      : !code.includes(call)
  })
  return generator.test(code) ? missing : [...missing, generatorOf(vllm)]
}

/** The function that creates the workspace of a spec. */
export function renderCreate(spec: Spec): GoFunction {
  const { title, constant, sku, vllm } = spec
  const name = createName(spec)
  const short = shortOf(spec.name)
  const selector = `public-preset-e2e-test-${short}${vllm ? '-vllm' : ''}`
  const mode = `preset public mode${vllm ? ' and vLLM' : ''}`
  const block = `func ${name}(numOfNode int) *kaitov1beta1.Workspace {
	workspaceObj := &kaitov1beta1.Workspace{}
	By("Creating a workspace CR with ${title} ${mode}", func() {
		uniqueID := fmt.Sprint("preset-${short}-", rand.Intn(1000))
		workspaceObj = utils.${generatorOf(vllm)}(uniqueID, namespaceName, "", numOfNode, "${sku}",
			&metav1.LabelSelector{
				MatchLabels: map[string]string{"kaito-workspace": "${selector}"},
			}, nil, ${constant}, nil, nil, nil, "")

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
    '',
    'defer cleanupResources(workspaceObj)',
    'time.Sleep(30 * time.Second)',
    '',
    ...calls,
    ...(spec.vllm ? vllmCalls : []),
  ]
  const body = lines.map((line) => (line === '' ? '' : `\t\t${line}`)).join('\n')
  return `\tIt(${JSON.stringify(title)}, ${label}func() {\n${body}\n\t})`
}

function createName({ goName, vllm }: Spec): string {
  return `create${goName}WorkspaceWithPresetPublicMode${vllm ? 'AndVLLM' : ''}`
}

function generatorOf(vllm: boolean): string {
  return `GenerateInferenceWorkspaceManifest${vllm ? 'WithVLLM' : ''}`
}

/** Short enough for a label value of 63 characters. */
function shortOf(name: string): string {
  return name.replaceAll('.', '-').slice(0, 32).replace(/-+$/, '')
}
