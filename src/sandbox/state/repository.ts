/** A repository: names, rights to see it, and where its branches and tags stand. */
export interface Repository {
  readonly id: number
  readonly ownerId: number
  readonly name: string
  readonly isPrivate: boolean
  readonly defaultBranch: string
  /** What renamed branches are called now. */
  readonly formerBranches: ReadonlyMap<string, string>
  readonly parentId: number | undefined
  /** Full ref name (`refs/heads/main`) → object id. */
  readonly refs: ReadonlyMap<string, string>
  readonly createdAt: string
  readonly pushedAt: string
}

/** The definition of a label. */
export interface Label {
  readonly id: number
  readonly repositoryId: number
  readonly name: string
  readonly color: string
  readonly description: string | null
}
