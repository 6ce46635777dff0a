import type { Home } from '../lifecycle/snapshot.ts'
import type { Access } from './access.ts'
import type { CommitChecks } from './checks-of.ts'
import type { HomeAnswer } from './home-answer.ts'
import { comments, files, labelEvents, labels, reviews, wholeList } from './lists.ts'

/** A home with every list followed to its end, and our checks on its head and on the approved one. */
export async function homeOf(
  access: Access,
  repository: { readonly owner: string; readonly name: string },
  seen: { readonly answer: HomeAnswer; readonly approved: CommitChecks | null | undefined },
): Promise<Home> {
  const { answer, approved } = seen
  const at = { owner: repository.owner, name: repository.name, number: answer.plain.number }
  const before = approved && approved.oid !== answer.plain.head ? approved.checks : []
  const events = await wholeList(access, at, { list: labelEvents, first: answer.labelEvents })
  const names = await wholeList(access, at, { list: labels, first: answer.labels })
  return {
    ...answer.plain,
    files: await wholeList(access, at, { list: files, first: answer.files }),
    labels: new Set(names.map((label) => label.name)),
    labelEvents: events.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
    comments: await wholeList(access, at, { list: comments, first: answer.comments }),
    reviews: await wholeList(access, at, { list: reviews, first: answer.reviews }),
    checks: [...(answer.checks?.checks ?? []), ...before],
  }
}
