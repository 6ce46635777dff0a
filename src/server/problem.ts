import { execFileSync } from 'node:child_process'

/** Something is wrong with what the operator has set up. One line a problem, each saying what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[], options?: { readonly cause?: unknown }) {
    super(problems.join('\n'), options)
    this.problems = problems
  }
}

/** What is wrong with git on this machine, which the sandbox and the demo run on. */
export function gitProblem(path: string | undefined): string | undefined {
  try {
    execFileSync('git', ['--version'], { env: { PATH: path }, stdio: 'ignore' })
    return undefined
  } catch {
    return '`git` was not found: install git 2.30 or newer, or add its folder to `PATH`'
  }
}
