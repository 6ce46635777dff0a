import type { Files } from '../../../src/edit/files.ts'
import { factsOf } from '../../../src/facts/facts-of.ts'
import { bareProposal } from '../../../src/targets/bare-proposal.ts'
import { afterwards, scaffoldParts } from '../../../src/targets/scaffold-parts.ts'
import type { Brief, Target } from '../../../src/targets/target.ts'
import { targetNamed } from '../../../src/targets/targets.ts'
import { filesFor } from '../../support/tree.ts'

/** The worked example of docs/recipes.md. */
export const cookbookTree = 'test/fixtures/recipe/cookbook'

/** The target it declares. */
export const cookbook: Target = declared('recipe:cookbook')

/** The files that target reads there. */
export const cookbookFiles: Files = filesFor(cookbook, cookbookTree)

/** A target that is there. */
export function declared(name: string): Target {
  const target = targetNamed(name)
  if (target === undefined) throw new Error(`There is no target ${name}`)
  return target
}

/** Everything a brief can tell about a model of ours. */
export function briefFor(id: string, page: object = {}): Brief {
  const answer = {
    id,
    sha: 'b2'.repeat(20),
    pipeline_tag: 'text-generation',
    gated: 'manual',
    cardData: { license: 'gemma' },
    safetensors: { parameters: { BF16: 4_300_000_000 }, total: 4_300_000_000 },
    siblings: [{ rfilename: 'model.safetensors', size: 8_600_280_880 }],
    ...page,
  }
  const config = { architectures: ['BitternForCausalLM'], max_position_embeddings: 32_768 }
  const proposal = bareProposal(id, undefined)
  const facts = factsOf({ id, page: answer, config })
  return { proposal: withRuntimes(proposal), facts, config }
}

function withRuntimes(proposal: Brief['proposal']): Brief['proposal'] {
  if (proposal.model === null) return proposal
  return { ...proposal, model: { ...proposal.model, runtimes: ['vllm', 'transformers'] } }
}

/** A tree with everything a brief brings. */
export function scaffolded(target: Target, brief: Brief, files: Files): Files {
  return afterwards(files, scaffoldParts(target, target.parts, { brief, files }))
}
