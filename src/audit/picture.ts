import { isBeyondParser } from '../diagnostics/beyond-parser.ts'
import { quoted } from '../diagnostics/quoted.ts'
import { defaultWords } from '../lifecycle/vocabulary.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import { parseTemplate } from '../proposal/parse-template.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { statusesOf, type Template } from '../proposal/template.ts'
import { hubNamesOf } from './asked-models.ts'
import { isProposal, isTemplate } from './documents.ts'
import { type Entry, fileOf, type IndexPage, parseIndexPage } from './index-page.ts'
import { directoryOf, type Match, matchesOf } from './match.ts'
import { type Registry, registryOf } from './registry.ts'
import { canMove } from './repair.ts'
import { type Standing, standingOf } from './standing.ts'
import type { AuditTree, FileHistory } from './tree.ts'

/** The words of KAITO's template, where none says others. */
const statusWords: readonly string[] = Object.values(defaultWords)

/** One proposal with everything the tree says about it. */
export interface Subject {
  readonly proposal: Proposal
  /** Its identity: the name of its file, whatever folder it lies in. */
  readonly file: string
  /** The template of its kind, where there is one. */
  readonly template: Template | undefined
  /** The words its status may have. */
  readonly vocabulary: readonly string[]
  readonly matches: readonly Match[]
  readonly standing: Standing
  /** The status after every certain repair. */
  readonly deserved: string | null
  readonly history: FileHistory | undefined
  readonly entries: readonly Entry[]
}

/** The whole tree as read: every check looks at this and at nothing else. */
export interface Picture {
  readonly tree: AuditTree
  readonly today: string
  /** Proposals of models and of features; templates and other pages are none. */
  readonly subjects: readonly Subject[]
  readonly registry: Registry
  readonly index: IndexPage | undefined
}

/** Reads a tree once, for all checks. */
export function pictureOf(tree: AuditTree): Picture {
  const page = tree.config.proposals.index
  const texts = [...tree.files].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const templates = texts
    .filter(([path]) => isTemplate(path, tree.config))
    .map(([path, text]) => parseTemplate(path, text))
  const proposals = texts
    .filter(([path]) => isProposal(path, tree.config))
    .map(([path, text]) => parseProposal(path, text))
    .filter(({ kind }) => kind === 'model' || kind === 'feature')
  const words = [...statusWords, ...templates.flatMap(statusesOf)]
  const text = page === undefined ? undefined : tree.files.get(page)
  const index =
    page === undefined || text === undefined || isBeyondParser(text)
      ? undefined
      : parseIndexPage({ path: page, text }, words)
  const registry = registryOf(tree.files)
  const subjects = subjectsOf(tree, { proposals, templates, index, registry })
  return { tree, today: tree.now.toISOString().slice(0, 10), subjects, registry, index }
}

interface Read {
  readonly proposals: readonly Proposal[]
  readonly templates: readonly Template[]
  readonly index: IndexPage | undefined
  readonly registry: Registry
}

function subjectsOf(tree: AuditTree, read: Read): readonly Subject[] {
  const directory = directoryOf(read.registry.listed)
  const entries = entriesByFile(tree, read.index)
  return read.proposals.map((proposal) => {
    const template = read.templates.find(({ kind }) => kind === proposal.kind)
    const matches = matchesOf(proposal, directory)
    const standing = whole(
      standingOf(matches, { ...tree, registry: read.registry }),
      unmatched(proposal, matches),
    )
    const file = proposal.path.slice(proposal.path.lastIndexOf('/') + 1)
    const known = { proposal, file, template, matches, standing }
    return {
      ...known,
      vocabulary: vocabularyOf(proposal, template),
      deserved: certainMove(known) ?? proposal.status,
      history: tree.history?.files.get(proposal.path),
      entries: entries.get(file) ?? [],
    }
  })
}

/** The repositories its table states that no registry lists. */
function unmatched(proposal: Proposal, matches: readonly Match[]): readonly string[] {
  const { stated } = hubNamesOf(proposal)
  const found = new Set(matches.map(({ listed }) => listed.repository?.toLowerCase()))
  return stated.length > 1 ? stated.filter((name) => !found.has(name.toLowerCase())) : []
}

/** Several models are integrated only together. */
function whole(standing: Standing, lacking: readonly string[]): Standing {
  if (lacking.length === 0 || standing.is === 'absent' || standing.is === 'unknown') return standing
  const missing = lacking.map((name) => `no registry of this tree names ${quoted(name)}`)
  const is = standing.is === 'integrated' ? 'partly' : 'registered'
  return { ...standing, is, missing: [...standing.missing, ...missing] }
}

/** The template's words; for models without a template, those of the process. */
function vocabularyOf({ kind }: Proposal, template: Template | undefined): readonly string[] {
  const words = template === undefined ? [] : statusesOf(template)
  return words.length === 0 && kind === 'model' ? statusWords : words
}

/** Entries by the present name of the file they stand for. */
function entriesByFile(
  { history }: AuditTree,
  index: IndexPage | undefined,
): ReadonlyMap<string, readonly Entry[]> {
  return Map.groupBy(index?.entries ?? [], (entry) => {
    const now = history?.moved.get(entry.target ?? '')
    return now?.slice(now.lastIndexOf('/') + 1) ?? fileOf(entry) ?? ''
  })
}

/** The word a status lags behind, by the evidence alone. */
export function statusBehind({
  proposal,
  standing,
}: Pick<Subject, 'proposal' | 'standing'>): 'integrated' | 'ready to integrate' | undefined {
  const { kind, status } = proposal
  if (kind !== 'model') return undefined
  const isEarly = status === 'provisional' || status === 'ready to integrate'
  if (standing.is === 'integrated' && isEarly) return 'integrated'
  return standing.is === 'ready' && status === 'provisional' ? 'ready to integrate' : undefined
}

/** The status a proposal can be moved to without asking anybody: one model, known for certain. */
export function certainMove(
  subject: Pick<Subject, 'proposal' | 'matches' | 'standing'>,
): 'integrated' | 'ready to integrate' | undefined {
  const { proposal, matches } = subject
  const status = statusBehind(subject)
  const isCertain = matches.every(({ confidence }) => confidence === 'certain')
  if (status === undefined || !isCertain) return undefined
  return canMove(proposal.text, status) ? status : undefined
}
