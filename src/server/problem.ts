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

/** What is wrong with git on this machine, which the sandbox and the demo run on: they merge trees without a checkout. */
export function gitProblem(path: string | undefined): string | undefined {
  const advice = 'install git 2.38 or newer, or add its folder to `PATH`'
  try {
    const said = execFileSync('git', ['--version'], { env: { PATH: path }, encoding: 'utf8' })
    const { major, minor } = /(?<major>\d+)\.(?<minor>\d+)/.exec(said)?.groups ?? {}
    const isNew = Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 38)
    return isNew ? undefined : `\`${said.trim()}\` is too old: ${advice}`
  } catch {
    return `\`git\` was not found: ${advice}`
  }
}
