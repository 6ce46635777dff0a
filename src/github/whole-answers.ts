/**
 * A fetch whose answers have arrived whole. Octokit takes a body that breaks off for an empty one:
 * a list for one with nothing in it, and a maintainer for somebody without a role.
 */
export function wholeAnswers(reach: typeof fetch): typeof fetch {
  return async (input, init) => {
    const answer = await reach(input, init)
    if (answer.body === null) return answer
    const { status, statusText, headers, url } = answer
    const whole = new Response(await answer.arrayBuffer(), { status, statusText, headers })
    // Octokit's paging reads where an answer came from.
    return Object.defineProperty(whole, 'url', { value: url })
  }
}
