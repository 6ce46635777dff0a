import type { GitRepository } from './git/repository.ts'

/** Opens a bare repository: in a new temporary folder, or in `directory`, where it is made if missing. */
export function openGit(_directory?: string): Promise<GitRepository> {
  throw new Error('Not written yet')
}
