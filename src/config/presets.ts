import type { Process } from './config.ts'

/** Every process there is. */
export const processes: readonly ['kaito-2025', 'kaito-catalog', 'documents'] = [
  'kaito-2025',
  'kaito-catalog',
  'documents',
]

/** What each process sets instead of the defaults, as a file would write it. */
export const presets: Readonly<Record<Process, unknown>> = {
  'kaito-2025': {},
  'kaito-catalog': {
    publication: { required: false },
    gates: { required: ['registered'] },
    validation: { dispatch: false },
    targets: [{ name: 'kaito-catalog' }],
  },
  documents: {
    publication: { required: false },
    gates: { required: [] },
    validation: { dispatch: false },
    targets: [],
  },
}
