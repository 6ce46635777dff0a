/** What a registry holds; a plain value that can be copied. */
export interface RegistryState {
  /** Repository name to its tags, in the order they were pushed. */
  readonly tags: Map<string, string[]>
  /** How many of the next reads answer 503. */
  failing: number
}

/** A container registry's read side (OCI distribution specification 1.1), with its token service. */
export interface Registry {
  readonly state: RegistryState
  /** Makes a tag exist, and its repository with it. */
  push(name: string, tag: string): void
  /** The next `n` reads answer 503. */
  fail(n: number): void
  answer(method: string, url: URL, headers: Headers): Response
}

export function registry(state: RegistryState = { tags: new Map(), failing: 0 }): Registry {
  return {
    state,
    push() {},
    fail() {},
    answer: () => new Response(null, { status: 501 }),
  }
}
