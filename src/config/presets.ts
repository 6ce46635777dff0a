import type { Process } from './config.ts'

/** Every process there is. */
export const processes: readonly ['kaito-2025', 'kaito-catalog', 'documents'] = [
  'kaito-2025',
  'kaito-catalog',
  'documents',
]

/** What a repository is taken for by its files: a process, or documents with a target. */
export type Layout = Process | 'kluster-docs' | 'fastllm'

const documents = {
  publication: { required: false },
  gates: { required: [] },
  validation: { dispatch: false },
  targets: [],
}

/** What each process and each layout sets instead of the defaults, as a file would write it. */
export const presets: Readonly<Record<Layout, unknown>> = {
  'kaito-2025': {},
  'kaito-catalog': {
    publication: { required: false },
    gates: { required: ['registered'] },
    validation: { dispatch: false },
    targets: [{ name: 'kaito-catalog' }],
  },
  documents,
  'kluster-docs': { ...documents, targets: [{ name: 'kluster-docs' }] },
  fastllm: { ...documents, targets: [{ name: 'fastllm' }] },
}
