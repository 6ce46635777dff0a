import { refused } from '../commands/admit.ts'
import { asCode } from '../diagnostics/markdown.ts'
import type { FileSet } from '../edit/files.ts'
import { subjectOf } from '../lifecycle/gate-acts.ts'
import type { Snapshot } from '../lifecycle/snapshot.ts'
import { type Answer, type Asked, admitted, done } from './answer.ts'
import { desiredFiles } from './desired.ts'
import { type Errand, errandsOf, type OwnWork, ownOf } from './errands.ts'
import { followUpWords } from './follow-up-words.ts'
import { planWritten } from './follow-ups.ts'
import { mergeTheirs, wordsOnLeft } from './merge-theirs.ts'
import type { Plan } from './plan.ts'
import { nameOfPull } from './site-words.ts'

/** `/scaffold`: what a person closed is opened again, where it is still due. */
export function answerScaffold(asked: Asked): Answer {
  return admitted(asked, { kind: 'scaffold', about: subjectOf(asked.standing.proposal.model) })
}

/**
 * `/regenerate`: our open pull requests are written anew, or one file of them. What a person has committed
 * to is theirs: what we would write is merged into it, and what clashes is left alone and told.
 */
export function answerRegenerate(asked: Asked): Answer {
  const { snapshot } = asked
  const open = openWork(asked)
  if (open.length === 0)
    return refused('None of our pull requests is open; `/scaffold` opens them.')
  if (snapshot.facts?.kind === 'silent') {
    return refused('The model hub does not answer now, so nothing is written; ask again later.')
  }
  const path = pathIn(asked.args[0])
  const works = open.map((work) => narrowed(work, path)).filter(({ files }) => isWritten(files))
  if (works.length === 0 && path !== undefined) return refused(noSuchFile(path, open))
  const results = works.map((work) => regenerated(snapshot, work))
  const words = results.flatMap(({ text }) => (text === '' ? [] : [text]))
  return done(
    results.flatMap(({ plan }) => plan),
    words.join('\n\n'),
  )
}

/** A pull request of ours that is open, and what it should hold now. */
interface Work {
  readonly errand: Errand
  readonly own: OwnWork
  readonly files: FileSet
}

function openWork({ snapshot, standing, own: there }: Asked): readonly Work[] {
  return errandsOf(standing).flatMap((errand) => {
    const own = ownOf(snapshot, standing, errand)
    const isMeant = there === undefined || there.branch === own.branch
    if (own.pull?.state !== 'open' || !isMeant) return []
    return [{ errand, own, files: desiredFiles(snapshot, standing, errand) }]
  })
}

/** People write paths as they see them: in back-ticks, or with a dot in front. */
function pathIn(word: string | undefined): string | undefined {
  const path = word?.replaceAll('`', '').replace(/^\.?\//, '')
  return path === '' ? undefined : path
}

/** Where a branch is ours it holds what we would write of all other files already. */
function narrowed(work: Work, path: string | undefined): Work {
  const { files, own } = work
  if (path === undefined) return work
  const asked = files.changes.filter((change) => change.path === path)
  const isTheirs = own.tip?.ours === false
  const changes = isTheirs || asked.length === 0 ? asked : files.changes
  return { ...work, files: { ...files, changes } }
}

function isWritten({ changes }: FileSet): boolean {
  return changes.length > 0
}

const mostPaths = 20

function noSuchFile(path: string, open: readonly Work[]): string {
  const paths = open.flatMap(({ files }) => files.changes.map((change) => asCode(change.path)))
  const known = [...new Set(paths)].slice(0, mostPaths).join(', ')
  const hint = known === '' ? 'They hold nothing that is still needed.' : `They hold ${known}.`
  return `${asCode(path)} is no file of our open pull requests. ${hint}`
}

interface Regenerated {
  readonly plan: Plan
  readonly text: string
}

function regenerated(snapshot: Snapshot, work: Work): Regenerated {
  const { own, files, errand } = work
  if (own.tip?.ours === true) return { plan: planWritten(snapshot, work), text: '' }
  const where = calledAt(errand, own.pull?.number ?? 0)
  if (own.theirs?.last === undefined) {
    const lost =
      'what Usher last wrote there is nowhere to be found, so there is nothing to merge from'
    return { plan: [], text: `${where} holds commits of a person, and ${lost}.` }
  }
  const { title } = followUpWords(snapshot, { errand, own, files })
  const { plan, left } = mergeTheirs(snapshot, own, { files, title })
  if (plan.length > 0 && left.length === 0) return { plan, text: '' }
  const nothing = [`${where} holds commits of a person, and nothing new is to be merged into it.`]
  const words = left.length === 0 ? nothing : [`In ${where}:`, ...wordsOnLeft(left)]
  return { plan, text: words.join('\n\n') }
}

function calledAt({ site }: Errand, number: number): string {
  return site === undefined ? `#${number}` : nameOfPull(site, number)
}
