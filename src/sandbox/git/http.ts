import type { IncomingMessage, ServerResponse } from 'node:http'
import type { GitRepository } from './repository.ts'

export interface GitRequest {
  readonly repository: GitRepository
  /** What follows the repository in the address: `/info/refs`, `/git-upload-pack`, `/git-receive-pack`. */
  readonly pathInfo: string
  /** Who asks; without a user a push is refused. */
  readonly user: string | undefined
  /** Awaited after git has moved the refs and before the pusher hears of it. */
  readonly pushed?: () => Promise<void>
}

/** Serves `git clone`, `git fetch` and `git push` (smart HTTP). */
export function serveGit(
  _request: IncomingMessage,
  _response: ServerResponse,
  _options: GitRequest,
): Promise<void> {
  throw new Error('Not written yet')
}
