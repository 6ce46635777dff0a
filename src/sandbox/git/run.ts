import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { devNull } from 'node:os'
import { env } from 'node:process'

/** What a finished git left behind. */
export interface Outcome {
  readonly code: number
  readonly output: Buffer
  readonly error: string
}

/** The whole environment of git: nothing of the machine's or the user's configuration gets in. */
export const gitEnvironment: Readonly<Record<string, string>> = {
  // biome-ignore lint/style/noProcessEnv: the only thing git needs of the machine, read here and nowhere else
  PATH: env.PATH ?? '',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_LITERAL_PATHSPECS: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'Sandbox',
  GIT_AUTHOR_EMAIL: 'sandbox@example.invalid',
  GIT_COMMITTER_NAME: 'Sandbox',
  GIT_COMMITTER_EMAIL: 'sandbox@example.invalid',
}

/** Runs git in a folder to its end; throws when it cannot be started. */
export function attemptGit(
  directory: string,
  args: readonly string[],
  input?: string,
): Promise<Outcome> {
  const options = {
    cwd: directory,
    env: gitEnvironment,
    encoding: 'buffer',
    maxBuffer: 2 ** 30,
  } as const
  return new Promise((resolve, reject) => {
    const child = execFile('git', [...args], options, (failure, output, error) => {
      if (failure === null) return resolve({ code: 0, output, error: error.toString() })
      if (failure.code === 'ENOENT') return reject(missing(directory, failure))
      if (typeof failure.code !== 'number') return reject(failure)
      return resolve({ code: failure.code, output, error: error.toString() })
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

/** Runs git in a folder and gives what it printed; throws when it failed. */
export async function runGit(
  directory: string,
  args: readonly string[],
  input?: string,
): Promise<Buffer> {
  const { code, output, error } = await attemptGit(directory, args, input)
  if (code !== 0) throw new Error(`Could not run git ${args.join(' ')}: ${error.trim()}`)
  return output
}

/** The system says ENOENT for the program and for the folder alike. */
function missing(directory: string, cause: Error): Error {
  const what = existsSync(directory)
    ? 'The sandbox needs git 2.38 or newer on the PATH'
    : `The repository folder ${directory} is gone`
  return new Error(what, { cause })
}
