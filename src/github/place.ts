/** Where a repository is now, and which installation opens it. */
export interface Place {
  readonly id: string
  readonly owner: string
  readonly name: string
  readonly installation: number
  readonly installedAt: Date
}
