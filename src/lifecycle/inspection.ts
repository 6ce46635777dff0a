/** What a repository holds of one model. `registered` is the target's registry alone; `complete` is everything required. */
export interface Inspection {
  readonly name: string
  readonly registered: boolean
  /** The registry's image tag, where it has one. */
  readonly tag: string | undefined
  /** The registry says that the weights are downloaded at run time, so no image is published. */
  readonly downloadAtRuntime: boolean
  /** `org/name` and full commit of the registry entry. */
  readonly repository: string | undefined
  readonly revision: string | undefined
  readonly present: boolean
  readonly complete: boolean
  /** An end-to-end test reaches it; looked for and reported, and asked for only where that is configured. */
  readonly tested?: boolean
  readonly missing: readonly string[]
}
