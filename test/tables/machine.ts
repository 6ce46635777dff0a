import { type Case, combinations, type Row, rowFor, table } from './table.ts'

/** Everything that bears on where a proposal stands, with every way it can be. */
const axes = {
  /** `scaffolding` is `documents` with a target. */
  process: ['kaito-2025', 'kaito-catalog', 'documents', 'scaffolding'],
  home: ['open', 'closed', 'merged'],
  /** What the status line says; `other` is a word of a person's. */
  written: ['provisional', 'ready', 'integrated', 'other'],
  hold: ['no', 'yes'],
  'well-formed': ['held', 'failed'],
  /** Failed is a rejection that stands. */
  approved: ['held', 'missing', 'failed'],
  registered: ['held', 'missing', 'not-required'],
  validated: ['held', 'missing', 'failed', 'waived', 'not-required', 'unknown'],
  published: ['held', 'missing', 'failed', 'waived', 'not-required', 'unknown'],
  integrated: ['held', 'missing', 'not-required'],
}

/** What cannot be, or would only say another case again; each with the reason. */
const leftOut = table(`
  process                               home           written                       hold  well-formed  approved  registered            published  integrated    → why
  *                                     *              other                         *     held         *         *                     *          *             → the word is an error in itself
  *                                     closed/merged  provisional/ready/integrated  *     failed       *         *                     *          *             → nobody is asked to mend it any more
  *                                     closed         *                             yes   *            *         *                     *          *             → nothing is left to hold
  *                                     merged         *                             *     *            failed    *                     *          *             → a rejection is over with the merge
  documents                             *              *                             *     *            *         held                  *          *             → nothing is registered there
  documents                             *              *                             *     *            *         *                     failed     *             → nothing is pushed there
  documents                             *              *                             *     *            *         *                     *          held/missing  → there is nothing to integrate into
  kaito-2025/kaito-catalog/scaffolding  *              *                             *     *            *         *                     *          not-required  → only documents go nowhere
  *                                     *              *                             *     *            *         missing/not-required  *          held          → what is complete is registered
  *                                     *              *                             *     *            *         *                     *          *             → -
`)

/** Where a proposal stands (DESIGN section 5): integrated first, then ready, then the chain. */
const stages = table(`
  process                               home    integrated  validated                 published                 registered  approved  → stage
  kaito-2025/kaito-catalog/scaffolding  merged  held        *                         *                         *           *         → integrated
  kaito-2025                            merged  *           held/waived/not-required  held/waived/not-required  *           *         → ready
  kaito-2025                            merged  *           held/waived               *                         *           *         → validated
  kaito-2025                            merged  *           *                         *                         held        *         → registered
  *                                     merged  *           *                         *                         *           *         → accepted
  *                                     *       *           *                         *                         *           held      → approved
  *                                     *       *           *                         *                         *           *         → proposed
`)

/** How it ended before that, where it did. A merge ends a rejection; a person's word ends the rest. */
const endings = table(`
  process                               home    approved  written  → ending
  *                                     open    failed    *        → rejected
  *                                     closed  failed    *        → rejected
  *                                     closed  *         *        → withdrawn
  kaito-2025/kaito-catalog/scaffolding  merged  *         other    → by-hand
  *                                     *       *         *        → none
`)

/** The status a stage deserves. */
const statuses = table(`
  stage       → status
  integrated  → integrated
  ready       → ready
  *           → provisional
`)

/** What is said to be next: the gate whose words they are, or how the words begin. */
const steps = table(`
  process    ending     hold  home    stage       written            well-formed  approved  registered  validated        published        → next
  *          rejected   *     *       *           *                  *            *         *           *                *                → Rejected by
  *          withdrawn  *     *       *           *                  *            *         *           *                *                → Its pull request was closed
  *          by-hand    *     *       *           *                  *            *         *           *                *                → The status line says
  *          *          yes   *       *           *                  *            *         *           *                *                → On hold by
  *          *          *     open    *           *                  failed       *         *           *                *                → well-formed
  *          *          *     open    *           *                  *            missing   *           *                *                → approved
  *          *          *     open    *           *                  *            *         *           *                *                → accepted
  documents  *          *     *       *           *                  *            *         *           *                *                → Nothing is left to do.
  *          *          *     *       integrated  provisional/ready  *            *         *           *                *                → The model is complete; needs
  *          *          *     *       integrated  *                  *            *         *           *                *                → Nothing is left to do.
  *          *          *     *       ready       *                  *            *         *           *                *                → integrated
  *          *          *     *       *           *                  *            *         *           failed           *                → validated
  *          *          *     *       *           *                  *            *         *           *                failed           → published
  *          *          *     *       *           *                  *            *         missing     *                *                → registered
  *          *          *     *       *           *                  *            *         *           missing/unknown  *                → validated
  *          *          *     *       *           *                  *            *         *           *                missing/unknown  → published
  *          *          *     *       *           *                  *            *         *           *                *                → integrated
`)

/** What the status line and the evidence disagree about, by how the remark begins. */
const remarks = table(`
  process     ending        home         stage       written     → remark
  documents   *             *            *           *           → -
  *           *             open/closed  *           *           → -
  *           by-hand       *            *           *           → -
  *           *             *            integrated  *           → -
  *           *             *            *           integrated  → The status line says \`integrated\`, and the model is not complete.
  kaito-2025  *             *            ready       *           → -
  kaito-2025  *             *            *           ready       → \`status-ahead-of-evidence\`
  *           *             *            *           *           → -
`)

/** The one label that says the status, or what stands in its place. */
const statusLabels = table(`
  process    ending             stage       → label
  *          rejected           *           → rejected
  *          withdrawn/by-hand  *           → -
  documents  *                  *           → -
  *          *                  integrated  → integrated
  *          *                  ready       → ready to integrate
  *          *                  *           → provisional
`)

const holdLabels = table(`
  ending     hold  → label
  withdrawn  *     → -
  *          yes   → on hold
  *          *     → -
`)

const mendLabels = table(`
  ending  home  well-formed  → label
  none    open  failed       → needs work
  *       *     *            → -
`)

const approvalLabels = table(`
  ending     approved  → label
  withdrawn  *         → -
  *          held      → approved
  *          *         → -
`)

/** What became of a run no longer matters once the model is there. */
const failureLabels = table(`
  process    ending  stage       validated  → label
  documents  *       *           *          → -
  *          none    integrated  *          → -
  *          none    *           failed     → validation failed
  *          *       *           *          → -
`)

/** Our pull requests: what is pushed, and with a minus what is closed. The registration is open until it is merged. */
const pulls = table(`
  process     hold  home         ending   stage       written            registered  → pulls
  documents   *     *            *        *           *                  *           → -
  *           *     open/closed  *        *           *                  *           → -
  *           yes   *            *        *           *                  *           → -
  *           *     *            by-hand  *           *                  held        → -
  *           *     *            by-hand  *           *                  *           → -registration
  kaito-2025  *     *            *        integrated  provisional        *           → status
  *           *     *            *        integrated  provisional/ready  *           → status e2e
  *           *     *            *        integrated  *                  *           → e2e
  *           *     *            *        *           integrated         held        → -
  *           *     *            *        *           integrated         *           → -registration
  *           *     *            *        ready       provisional        held        → status
  *           *     *            *        ready       provisional        *           → registration status
  *           *     *            *        ready       *                  held        → preset e2e
  *           *     *            *        ready       *                  *           → registration preset e2e
  kaito-2025  *     *            *        *           *                  held        → -
  kaito-2025  *     *            *        *           *                  *           → registration
  *           *     *            *        *           *                  held        → preset e2e
  *           *     *            *        *           *                  *           → registration preset e2e
`)

/** What is started: the catalog and documents leave that to others. A status line that says it is over starts nothing. */
const starts = table(`
  process     hold  home         ending   stage       written     validated              published  registered  → starts
  *           yes   *            *        *           *           *                      *          *           → -
  *           *     open/closed  *        *           *           *                      *          *           → -
  *           *     *            by-hand  *           *           *                      *          *           → -
  *           *     *            *        integrated  *           *                      *          *           → -
  *           *     *            *        *           integrated  *                      *          *           → -
  kaito-2025  *     *            *        *           *           missing/failed/unknown *          *           → validate
  kaito-2025  *     *            *        validated   *           *                      missing    held        → publish
  *           *     *            *        *           *           *                      *          *           → -
`)

const outcomes: Readonly<Record<Outcome, readonly Row[]>> = {
  stage: stages,
  ending: endings,
  status: statuses,
  next: steps,
  remark: remarks,
  statusLabel: statusLabels,
  holdLabel: holdLabels,
  mendLabel: mendLabels,
  approvalLabel: approvalLabels,
  failureLabel: failureLabels,
  pulls,
  starts,
}

/** What a case comes to; later tables may ask for what earlier ones said. */
export type Outcome =
  | 'stage'
  | 'ending'
  | 'status'
  | 'next'
  | 'remark'
  | 'statusLabel'
  | 'holdLabel'
  | 'mendLabel'
  | 'approvalLabel'
  | 'failureLabel'
  | 'pulls'
  | 'starts'

export const outcomeNames: readonly Outcome[] = [
  'stage',
  'ending',
  'status',
  'next',
  'remark',
  'statusLabel',
  'holdLabel',
  'mendLabel',
  'approvalLabel',
  'failureLabel',
  'pulls',
  'starts',
]

/** Every case there can be. */
export function* everyCase(): Iterable<Case> {
  for (const given of combinations(axes)) {
    if (rowFor(leftOut, given).then === '-') yield given
  }
}

/** Every row of every table, to see whether each is ever the one that decides. */
export const everyRow: readonly string[] = outcomeNames.flatMap((name) =>
  outcomes[name].map(({ line }) => `${name}: ${line}`),
)

/** What the tables say of a case, and the rows that say it. */
export function expected(given: Case): {
  readonly says: Readonly<Record<Outcome, string>>
  readonly rows: readonly string[]
} {
  let known: Case = given
  const rows: string[] = []
  for (const name of outcomeNames) {
    const row = rowFor(outcomes[name], known)
    known = { ...known, [name]: row.then }
    rows.push(`${name}: ${row.line}`)
  }
  const said = (name: Outcome): string => known[name] ?? ''
  return {
    rows,
    says: {
      stage: said('stage'),
      ending: said('ending'),
      status: said('status'),
      next: said('next'),
      remark: said('remark'),
      statusLabel: said('statusLabel'),
      holdLabel: said('holdLabel'),
      mendLabel: said('mendLabel'),
      approvalLabel: said('approvalLabel'),
      failureLabel: said('failureLabel'),
      pulls: said('pulls'),
      starts: said('starts'),
    },
  }
}
