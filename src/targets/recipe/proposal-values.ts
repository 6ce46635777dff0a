import type { Model, Proposal } from '../../proposal/proposal.ts'
import type { Value, ValueSpec } from './value.ts'

function asked(
  name: string,
  summary: string,
  of: (model: Model) => Value | null,
): ValueSpec<Proposal> {
  return {
    name: `proposal.${name}`,
    summary,
    of: ({ model }) => (model === null ? undefined : of(model)),
  }
}

/** What a proposal says. */
export const proposalValues: readonly ValueSpec<Proposal>[] = [
  { name: 'proposal.path', summary: 'Where the proposal lies.', of: ({ path }) => path },
  {
    name: 'proposal.title',
    summary: 'Its title.',
    of: ({ frontMatter }) => {
      const value = frontMatter.find(({ key }) => key === 'title')?.value
      return typeof value === 'string' ? value : undefined
    },
  },
  asked('family', 'The family it names.', (model) => model.familyName),
  asked('type', 'The type it names, as `text-generation`.', (model) => model.type),
  asked('revision', 'The full commit it asks for.', (model) => model.revision),
  asked('licence', 'The licence it names.', (model) => model.licence),
  asked('storage_gb', 'Storage, as written.', (model) => model.storageGB),
  asked('gpu_count', 'How many GPUs.', (model) => model.gpuCount),
  asked('total_gpu_memory_gb', 'GPU memory of all.', (model) => model.totalGpuMemoryGB),
  asked('per_gpu_memory_gb', 'GPU memory of each.', (model) => model.perGpuMemoryGB),
  {
    ...asked('runtimes', 'Its runtimes, a list.', (model) => model.runtimes),
    isList: true,
  },
  asked('distributed', 'Whether it runs on several nodes.', (model) => model.distributed),
  asked('precision', 'Its precision.', (model) => model.precision),
]
