import { expected } from './machine.ts'
import { type Case, combinations } from './table.ts'

/** What happens to a proposal, one thing at a time, and how it is called in the drawing. */
const steps: readonly {
  readonly column: string
  readonly from: string
  readonly to: string
  readonly called: string
}[] = [
  { column: 'approved', from: 'missing', to: 'held', called: 'approved' },
  { column: 'home', from: 'open', to: 'merged', called: 'merged' },
  { column: 'registered', from: 'missing', to: 'held', called: 'registered' },
  { column: 'validated', from: 'missing', to: 'held', called: 'validated' },
  { column: 'published', from: 'missing', to: 'held', called: 'published' },
  { column: 'integrated', from: 'missing', to: 'held', called: 'complete' },
  { column: 'approved', from: 'missing', to: 'failed', called: '/reject' },
  { column: 'approved', from: 'held', to: 'failed', called: '/reject' },
  { column: 'approved', from: 'failed', to: 'missing', called: '/reopen' },
  { column: 'home', from: 'open', to: 'closed', called: 'closed' },
  { column: 'home', from: 'closed', to: 'open', called: 'opened again' },
  { column: 'written', from: 'provisional', to: 'other', called: 'a word by hand' },
]

const heads: readonly (readonly [string, string])[] = [
  ['kaito-2025', 'The five steps of mid-2025 (`kaito-2025`). Evidence comes in any order:'],
  ['kaito-catalog', 'The catalog (`kaito-catalog`), which knows no *ready*:'],
  ['documents', 'Documents alone (`documents`), whose status line is left to people:'],
  [
    'scaffolding',
    'Documents with a target (`documents` and `targets`), whose model is written once they are merged:',
  ],
]

/** The state machine as its tables have it: a diagram for each process, every edge one thing that happens. */
export function renderMachine(): string {
  return heads.flatMap(([process, words]) => [words, '', ...diagramOf(process), '']).join('\n')
}

function diagramOf(process: string): readonly string[] {
  const edges = new Map<string, Set<string>>()
  for (const given of casesOf(process)) {
    for (const [edge, called] of edgesFrom(given)) {
      edges.set(edge, new Set([...(edges.get(edge) ?? []), called]))
    }
  }
  const lines = [...edges].map(([edge, called]) => `  ${edge} : ${[...called].join(' or ')}`)
  return ['```mermaid', 'stateDiagram-v2', '  [*] --> proposed', ...lines, '```']
}

/** Where one thing more leads, with what that is called. */
function edgesFrom(given: Case): readonly (readonly [edge: string, called: string])[] {
  return steps
    .filter(({ column, from, to }) => given[column] === from && isPossible(given, column, to))
    .map(({ column, to, called }) => ({ after: placeOf({ ...given, [column]: to }), called }))
    .filter(({ after }) => after !== placeOf(given))
    .map(({ after, called }) => [`${placeOf(given)} --> ${after}`, called])
}

function casesOf(process: string): Iterable<Case> {
  const gate = process === 'documents' ? ['not-required'] : ['missing', 'held']
  return combinations({
    process: [process],
    home: ['open', 'closed', 'merged'],
    written: ['provisional'],
    hold: ['no'],
    'well-formed': ['held'],
    approved: ['missing', 'held', 'failed'],
    registered: gate,
    validated: gate,
    published: gate,
    integrated: gate,
  })
}

/**
 * What is complete is registered; people's words and decisions are each a matter of one side of the
 * merge, and evidence that was there before it is left out of the drawing.
 */
function isPossible(given: Case, column: string, to: string): boolean {
  if (given.integrated === 'held' && given.registered === 'missing') return false
  if (column === 'integrated') return given.registered === 'held'
  if (column === 'approved') return given.home === 'open'
  const isEarly = [given.registered, given.validated, given.published].includes('held')
  if (column === 'home') return !isEarly && !(to === 'merged' && given.approved === 'failed')
  return given.home === 'merged'
}

function placeOf(given: Case): string {
  const { stage, ending } = expected(given).says
  return ending === 'none' ? stage : ending.replaceAll('-', '_')
}
