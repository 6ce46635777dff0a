import { nodeId } from '../shape/node-id.ts'
import type { Happening, Issue } from '../state/conversation.ts'
import { happeningsOf } from '../state/lookup.ts'
import { connection } from './connection.ts'
import { commitNamed } from './git-objects.ts'
import { type Arguments, type GraphObject, type RepositoryView, textsIn } from './object.ts'
import { actorObject } from './people.ts'

const kinds: Readonly<Record<Happening['kind'], readonly [itemType: string, typename: string]>> = {
  labeled: ['LABELED_EVENT', 'LabeledEvent'],
  unlabeled: ['UNLABELED_EVENT', 'UnlabeledEvent'],
  closed: ['CLOSED_EVENT', 'ClosedEvent'],
  reopened: ['REOPENED_EVENT', 'ReopenedEvent'],
  merged: ['MERGED_EVENT', 'MergedEvent'],
  'force-pushed': ['HEAD_REF_FORCE_PUSHED_EVENT', 'HeadRefForcePushedEvent'],
}

/** What happened to an issue or pull request, oldest first. */
export function timelineItems(view: RepositoryView, issue: Issue, args: Arguments): GraphObject {
  const wanted = textsIn(args, 'itemTypes')
  const all = happeningsOf(view.world.state, issue).filter(
    ({ kind }) => wanted === undefined || wanted.includes(kinds[kind][0]),
  )
  return connection(all, args, (one) => happeningObject(view, one))
}

function happeningObject(view: RepositoryView, one: Happening): GraphObject {
  const { world } = view
  const [, typename] = kinds[one.kind]
  const { label, heads } = one
  return {
    __typename: typename,
    id: nodeId(typename, one.id),
    createdAt: one.createdAt,
    actor: actorObject(world, one.actorId),
    ...(label === undefined ? {} : { label: { name: label.name, color: label.color } }),
    ...(heads === undefined ? {} : headsOf(view, heads)),
  }
}

function headsOf(view: RepositoryView, heads: NonNullable<Happening['heads']>): GraphObject {
  return {
    beforeCommit: () => commitNamed(view, heads.before),
    afterCommit: () => commitNamed(view, heads.after),
  }
}
