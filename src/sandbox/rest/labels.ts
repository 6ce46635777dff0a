import { z } from 'zod'
import { defineLabel } from '../acts/label.ts'
import { tellLabel } from '../acts/tell.ts'
import { invalid, notFound } from '../problem.ts'
import { labelShape } from '../shape/repository.ts'
import { labelNamed } from '../state/lookup.ts'
import type { Label } from '../state/repository.ts'
import {
  type Answer,
  created,
  inRepository,
  listed,
  noContent,
  type Operations,
  ok,
  type RepositoryCall,
  read,
  textAt,
} from './operation.ts'

const reading = { needs: ['issues:read', 'pull_requests:read'], role: 'read' } as const
const writing = { needs: ['issues:write', 'pull_requests:write'], role: 'write' } as const

/** The labels a repository defines. */
export const labels: Operations = {
  'issues/create-label': inRepository(writing, create),
  'issues/update-label': inRepository(writing, update),
  'issues/delete-label': inRepository(writing, remove),
  'issues/get-label': inRepository(reading, (call) => ok(labelShape(call.world, labelAt(call)))),
  'issues/list-labels-for-repo': inRepository(reading, ({ world, repository }) => {
    const all = [...world.state.labels.values()]
    const own = all.filter((label) => label.repositoryId === repository.id)
    return listed(own, (label) => labelShape(world, label))
  }),
}

/** The label the path names. */
function labelAt(call: RepositoryCall): Label {
  const label = labelNamed(call.world.state, call.repository.id, textAt(call, 'name'))
  if (label === undefined) throw notFound()
  return label
}

const wish = z.object({
  name: z.string(),
  color: z.string().default('ededed'),
  description: z.string().max(100).optional(),
})

function create(call: RepositoryCall): Answer {
  const { description, ...rest } = read(call, wish)
  const occasion = { at: call.repository, by: call.user }
  const label = { ...rest, description: description ?? null }
  return created(labelShape(call.world, defineLabel(call.world, occasion, label)))
}

const changeWish = z.object({
  new_name: z.string().max(50).optional(),
  color: z.string().optional(),
  description: z.string().max(100).optional(),
})

function update(call: RepositoryCall): Answer {
  const { world, repository, user } = call
  const label = labelAt(call)
  const wished = read(call, changeWish)
  const name = wished.new_name ?? label.name
  const twin = labelNamed(world.state, repository.id, name)
  if (twin !== undefined && twin.id !== label.id) throw invalid('Label', 'name', 'already_exists')
  const changed: Label = {
    ...label,
    name,
    color: wished.color?.replace(/^#/, '') ?? label.color,
    description: wished.description ?? label.description,
  }
  world.state.labels.set(label.id, changed)
  const changes = name === label.name ? {} : { name: { from: label.name } }
  tellLabel(world, { at: repository, by: user, action: 'edited' }, changed, { changes })
  return ok(labelShape(world, changed))
}

function remove(call: RepositoryCall): Answer {
  const { world, repository, user } = call
  const label = labelAt(call)
  world.state.labels.delete(label.id)
  for (const issue of world.state.issues.values()) {
    if (!issue.labelIds.includes(label.id)) continue
    const labelIds = issue.labelIds.filter((id) => id !== label.id)
    world.state.issues.set(issue.id, { ...issue, labelIds })
  }
  tellLabel(world, { at: repository, by: user, action: 'deleted' }, label)
  return noContent()
}
