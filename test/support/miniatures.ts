import type { Files } from '../../src/edit/files.ts'
import { factsOf } from '../../src/facts/facts-of.ts'
import { bareProposal } from '../../src/targets/bare-proposal.ts'
import type { Brief, Target } from '../../src/targets/target.ts'
import { targetNamed } from '../../src/targets/targets.ts'
import { configOf } from '../targets/fastllm/check.ts'
import { proposalFor } from './proposals.ts'
import { filesFor } from './tree.ts'

/** What every target is held to its promises with: a small repository of its kind, and models to add to it. */
export interface Miniature {
  /** The folder of the repository. */
  readonly root: string
  readonly briefs: readonly Brief[]
  /** Some of it is not known from what is given, and is left to people however often it is asked for. */
  readonly leaves?: true
  /** How a model is asked for on the command line, and what is known of it as files. */
  readonly said: readonly string[]
  readonly page?: unknown
  readonly config?: unknown
}

const heron = 'wetland/heron-7b'
const heronConfig = {
  architectures: ['HeronForCausalLM'],
  max_position_embeddings: 8192,
  hidden_size: 2048,
  num_hidden_layers: 24,
  num_attention_heads: 16,
  num_key_value_heads: 4,
}
const heronPage = {
  id: heron,
  sha: 'c3'.repeat(20),
  pipeline_tag: 'text-generation',
  tags: ['conversational'],
  cardData: { license: 'mit' },
  config: { tokenizer_config: { chat_template: '{{ messages }}' } },
  siblings: [{ rfilename: 'model.safetensors', size: 3 * 2 ** 30 }],
}
const heronFacts = factsOf({ id: heron, page: heronPage, config: heronConfig })
const falcon = { familyName: 'Falcon', repository: 'tiiuae/falcon-40b-instruct' }

/** One for every target; a new target joins with a line. */
export const miniatures: ReadonlyMap<string, Miniature> = new Map<string, Miniature>([
  [
    'kaito-preset',
    {
      root: 'test/fixtures/kaito-2025',
      briefs: [
        { proposal: proposalFor(), facts: undefined },
        { proposal: proposalFor(falcon), facts: undefined },
      ],
      said: ['proposals/20260105-phi-4.md', '--offline'],
    },
  ],
  [
    'kaito-catalog',
    {
      root: 'test/fixtures/kaito-catalog',
      briefs: [
        { proposal: bareProposal(heron, heronFacts), facts: heronFacts, config: heronConfig },
      ],
      said: ['--model', heron],
      page: heronPage,
      config: heronConfig,
    },
  ],
  [
    'kluster-docs',
    {
      root: 'test/fixtures/kluster-docs',
      leaves: true,
      briefs: [
        { proposal: bareProposal(heron, heronFacts), facts: heronFacts, config: heronConfig },
      ],
      said: ['--model', heron],
      page: heronPage,
      config: heronConfig,
    },
  ],
  [
    'fastllm',
    {
      root: 'test/fixtures/fastllm',
      briefs: [
        {
          proposal: bareProposal('wetland/bittern-2-mini', undefined),
          facts: undefined,
          config: configOf('Gemma2ForCausalLM'),
        },
      ],
      said: ['--model', 'wetland/bittern-2-mini', '--offline'],
      config: configOf('Gemma2ForCausalLM'),
    },
  ],
])

/** The target of a name, which must be one. */
export function targetOf(name: string): Target {
  const target = targetNamed(name)
  if (target === undefined) throw new Error(`There is no target ${name}`)
  return target
}

/** What a target reads of its miniature; nothing where it has none. */
export function miniatureFiles(name: string): Files {
  const root = miniatures.get(name)?.root
  return root === undefined ? new Map() : filesFor(targetOf(name), root)
}
