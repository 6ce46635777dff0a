import { gitProblem } from '../../server/problem.ts'
import { UsageError } from '../usage-error.ts'

/** The sandbox keeps real git repositories. Throws `UsageError` where there is no git. */
export function needGit(): void {
  const problem = gitProblem(process.env.PATH)
  if (problem !== undefined) throw new UsageError(problem)
}
