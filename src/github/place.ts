/** Where a repository is now, and which installation opens it. */
export interface Place {
  readonly id: string
  readonly owner: string
  readonly name: string
  readonly installation: number
  readonly installedAt: Date
  /** What the installation grants (`contents: write`). */
  readonly permissions: Readonly<Record<string, string>>
}
