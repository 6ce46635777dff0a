import type { House, HouseOptions } from './house.ts'
import { inHub } from './in-hub.ts'
import { kaito, treeOf } from './tree.ts'

/** A kind of repository, and what is written there for phi-4. */
export interface Kind {
  readonly target: string
  readonly options: HouseOptions
  /** What a person adds to the pull requests before they are merged. */
  readonly finish?: (house: House, branch: string) => Promise<void>
}

const proposals = [...kaito].filter(([path]) => path.includes('proposals'))

/** A repository of some kind with a folder of proposals, and a configuration where it needs one. */
export function kindOf(target: string, tree: string, yaml?: string): Kind {
  const configuration = yaml === undefined ? [] : [['.github/usher.yml', yaml] as const]
  return { target, options: { files: new Map([...proposals, ...treeOf(tree), ...configuration]) } }
}

/** A conversation is written for phi-4, and its configuration has every figure. */
export function inFullHub(house: House): void {
  inHub(house, {
    chatTemplate: '{{ messages }}',
    config: {
      architectures: ['Phi3ForCausalLM'],
      model_type: 'phi3',
      torch_dtype: 'bfloat16',
      max_position_embeddings: 16_384,
      vocab_size: 100_352,
      hidden_act: 'silu',
      hidden_size: 5120,
      intermediate_size: 17_920,
      num_hidden_layers: 40,
      num_attention_heads: 40,
      num_key_value_heads: 10,
      rms_norm_eps: 0.00001,
      rope_theta: 250_000,
    },
  })
}

/** A pull request of ours that is open, with what its branch holds of each file it changes. */
export interface OpenFollowUp {
  readonly number: number
  readonly title: string
  readonly branch: string
  readonly body: string
  readonly files: ReadonlyMap<string, string>
}

/** Our open pull requests, oldest first. */
export async function openFollowUps({ ada, place }: House): Promise<readonly OpenFollowUp[]> {
  const { rest } = ada.octokit
  const { data } = await rest.pulls.list({ ...place, direction: 'asc' })
  const ours = data.filter(({ user }) => user?.login === 'usher[bot]')
  return await Promise.all(
    ours.map(async ({ number, title, body, head }) => {
      const { data: changed } = await rest.pulls.listFiles({ ...place, pull_number: number })
      const files = changed.map(async ({ filename }) => {
        return [filename, await ada.read(filename, head.ref)] as const
      })
      const texts = new Map(await Promise.all(files))
      return { number, title, branch: head.ref, body: body ?? '', files: texts }
    }),
  )
}
