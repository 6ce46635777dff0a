import type { Probot } from 'probot'

type Headers = Readonly<Record<string, string | number | undefined>>

type Installed = Awaited<ReturnType<Probot['auth']>>

/** Tells of every answer of GitHub, good or bad: its status and its headers. */
export function onAnswers(
  octokit: Installed,
  told: (status: number, headers: Headers) => void,
): void {
  octokit.hook.after('request', ({ status, headers }) => told(status, headers))
  octokit.hook.error('request', (error) => {
    if ('response' in error && error.response !== undefined) {
      told(error.response.status, error.response.headers)
    }
    throw error
  })
}
