import type { AuditView } from '../../dashboard/audit-page.ts'
import type { ProposalView } from '../../dashboard/proposal-page.ts'
import { slugOf } from '../../dashboard/site.ts'
import type { RepositoryView } from '../../dashboard/view.ts'
import { auditKey, parseAudit } from '../../lifecycle/audit-record.ts'
import { type BoardRepository, isPublic } from '../../lifecycle/board-repository.ts'
import type { BoardStore } from './board-options.ts'

/** What reading the board's pages takes. */
export type Pages = Pick<
  BoardStore,
  'card' | 'cards' | 'happenings' | 'moves' | 'repositories' | 'recall'
>

/** Whether a repository that is not certainly public may be shown all the same. */
export type MaySee = (repository: BoardRepository) => Promise<boolean>

/** GitHub is not asked about more repositories at once. */
const mostAtOnce = 10

/** The repositories somebody may see. Of one name counts the one seen last. */
export async function repositoriesFor(
  store: Pages,
  now: Date,
  maySee: MaySee,
): Promise<readonly BoardRepository[]> {
  const all = new Map<string, BoardRepository>()
  for (const one of (await store.repositories()).toSorted(bySeen)) all.set(nameOf(one), one)
  const known = [...all.values()].toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
  const shown: BoardRepository[] = []
  for (let at = 0; at < known.length; at += mostAtOnce) {
    const some = known.slice(at, at + mostAtOnce)
    const open = await Promise.all(
      some.map(async (one) => isPublic(one, now) || (await maySee(one))),
    )
    shown.push(...some.filter((_, index) => open[index]))
  }
  return shown
}

/** One repository by its name; `undefined` where there is none, or none for this viewer. */
export async function repositoryFor(
  store: Pages,
  { owner, name }: { readonly owner: string; readonly name: string },
  { now, maySee }: { readonly now: Date; readonly maySee: MaySee },
): Promise<BoardRepository | undefined> {
  const wanted = nameOf({ owner, name })
  const found = (await store.repositories())
    .toSorted(bySeen)
    .findLast((one) => nameOf(one) === wanted)
  if (found === undefined) return undefined
  return isPublic(found, now) || (await maySee(found)) ? found : undefined
}

function nameOf({ owner, name }: { readonly owner: string; readonly name: string }): string {
  return `${owner}/${name}`.toLowerCase()
}

function bySeen(a: BoardRepository, b: BoardRepository): number {
  return a.seenAt.getTime() - b.seenAt.getTime()
}

export async function viewOf(store: Pages, repository: BoardRepository): Promise<RepositoryView> {
  const [cards, moves] = await Promise.all([store.cards(repository.id), store.moves(repository.id)])
  return { repository, cards, moves }
}

/** A proposal by what it is called in an address. */
export async function proposalIn(
  store: Pages,
  repository: BoardRepository,
  slug: string,
): Promise<ProposalView | undefined> {
  const card =
    (await store.card(repository.id, `${slug}.md`)) ??
    (await store.cards(repository.id)).find(({ file }) => slugOf(file) === slug)
  if (card === undefined) return undefined
  return { repository, card, happenings: await store.happenings(repository.id, card.file) }
}

export async function auditOf(store: Pages, repository: BoardRepository): Promise<AuditView> {
  return { repository, audit: parseAudit(await store.recall(auditKey(repository.id))) }
}
