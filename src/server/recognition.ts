/** Whether GitHub knows the app with its key; `silent` where it does not say. */
export type Recognition = 'known' | 'refused' | 'silent'

const believedMs = { known: 60_000, refused: 10_000, silent: 10_000 } as const

/** Asks GitHub who we are, at most every so often, whoever wants to know how often. */
export function recognition(
  ask: () => Promise<unknown>,
  now: () => Date,
): () => Promise<Recognition> {
  let known: { readonly until: number; readonly is: Promise<Recognition> } | undefined
  return async () => {
    const at = now().getTime()
    if (known !== undefined && known.until > at) return await known.is
    const is = recognised(ask)
    known = { until: at + believedMs.silent, is }
    const answer = await is
    known = { until: at + believedMs[answer], is }
    return answer
  }
}

async function recognised(ask: () => Promise<unknown>): Promise<Recognition> {
  try {
    await ask()
    return 'known'
  } catch (cause) {
    const status = cause instanceof Error && 'status' in cause ? cause.status : undefined
    return status === 401 || status === 404 ? 'refused' : 'silent'
  }
}
