import { invalid } from '../problem.ts'
import { labelShape } from '../shape/repository.ts'
import type { Issue } from '../state/conversation.ts'
import { labelNamed } from '../state/lookup.ts'
import type { User } from '../state/people.ts'
import type { Label, Repository } from '../state/repository.ts'
import type { World } from '../world.ts'
import { note, revise } from './record.ts'
import { tellIssue, tellLabel } from './tell.ts'

export interface Labelling {
  readonly at: Repository
  readonly by: User
}

/** Puts labels on; a name nobody has defined yet becomes a label, as on GitHub. */
export async function attachLabels(
  world: World,
  { at, by }: Labelling,
  { issue, names }: { readonly issue: Issue; readonly names: readonly string[] },
): Promise<Issue> {
  let current = issue
  for (const name of names) {
    const label = labelNamed(world.state, at.id, name) ?? defineLabel(world, { at, by }, { name })
    if (current.labelIds.includes(label.id)) continue
    if (current.labelIds.length >= 100) throw invalid('Issue', 'labels', 'at most 100 labels')
    current = revise(world, current, { labelIds: [...current.labelIds, label.id] })
    note(world, current, { kind: 'labeled', actorId: by.id, label })
    await tellIssue(world, { at, by, action: 'labeled' }, current, {
      label: labelShape(world, label),
    })
  }
  return current
}

export async function detachLabel(
  world: World,
  { at, by }: Labelling,
  { issue, label }: { readonly issue: Issue; readonly label: Label },
): Promise<Issue> {
  const labelIds = issue.labelIds.filter((id) => id !== label.id)
  const bare = revise(world, issue, { labelIds })
  note(world, bare, { kind: 'unlabeled', actorId: by.id, label })
  await tellIssue(world, { at, by, action: 'unlabeled' }, bare, { label: labelShape(world, label) })
  return bare
}

/** Makes a label; names are unique without regard to case. */
export function defineLabel(
  world: World,
  { at, by }: Labelling,
  wish: { readonly name: string; readonly color?: string; readonly description?: string | null },
): Label {
  if (labelNamed(world.state, at.id, wish.name) !== undefined) {
    throw invalid('Label', 'name', 'already_exists')
  }
  if (wish.name.length > 50) throw invalid('Label', 'name', 'is too long')
  const label: Label = {
    id: world.nextId(),
    repositoryId: at.id,
    name: wish.name,
    color: wish.color?.replace(/^#/, '') ?? 'ededed',
    description: wish.description ?? null,
  }
  world.state.labels.set(label.id, label)
  tellLabel(world, { at, by, action: 'created' }, label)
  return label
}
