import { fullNameOf } from '../state/lookup.ts'
import type { Label, Repository } from '../state/repository.ts'
import type { Shape, World } from '../world.ts'
import { nodeId } from './node-id.ts'
import { userShape } from './people.ts'

/** A repository as part of an answer or a payload. */
export function repositoryShape(world: World, repository: Repository): Shape {
  const fullName = fullNameOf(world.state, repository)
  const { url } = world.place
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: fullName,
    owner: userShape(world, repository.ownerId),
    private: repository.isPrivate,
    visibility: repository.isPrivate ? 'private' : 'public',
    fork: repository.parentId !== undefined,
    default_branch: repository.defaultBranch,
    url: `${url}/repos/${fullName}`,
    html_url: `${url}/${fullName}`,
    clone_url: `${url}/${fullName}.git`,
    git_url: `${url}/${fullName}.git`,
    has_issues: true,
    archived: false,
    disabled: false,
    description: null,
    homepage: null,
    language: null,
    created_at: repository.createdAt,
    pushed_at: repository.pushedAt,
    updated_at: repository.pushedAt,
  }
}

/** A repository as events about installations mention it. */
export function repositoryMention(world: World, repository: Repository): Shape {
  return {
    id: repository.id,
    node_id: nodeId('R', repository.id),
    name: repository.name,
    full_name: fullNameOf(world.state, repository),
    private: repository.isPrivate,
  }
}

export function labelShape(world: World, label: Label): Shape {
  const repository = world.state.repositories.get(label.repositoryId)
  const fullName = repository === undefined ? '' : fullNameOf(world.state, repository)
  return {
    id: label.id,
    node_id: nodeId('LA', label.id),
    url: `${world.place.url}/repos/${fullName}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    color: label.color,
    description: label.description,
    default: false,
  }
}
