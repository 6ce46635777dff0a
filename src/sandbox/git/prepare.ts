import { existsSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runGit } from './run.ts'

/**
 * Objects stay loose and are never thrown away, whatever the refs do: what a push brings is found
 * without git, and a commit that no ref reaches is still there, as on GitHub.
 */
const configuration = `
[gc]
	auto = 0
[receive]
	autogc = false
	unpackLimit = 1000000
	fsckObjects = true
[uploadpack]
	allowAnySHA1InWant = true
	allowFilter = true
`

let version: Promise<void> | undefined

/** Throws when git is missing or older than 2.38; asks once a process. */
export function requireGit(): Promise<void> {
  version ??= checkVersion()
  return version
}

/** Makes a folder a bare repository, if it is none, whose default branch is `main`. */
export async function prepare(directory: string): Promise<void> {
  if (existsSync(join(directory, 'objects'))) return
  await runGit(directory, ['init', '--quiet', '--bare', '--initial-branch=main', '--template='])
  await appendFile(join(directory, 'config'), configuration)
}

async function checkVersion(): Promise<void> {
  const text = (await runGit(tmpdir(), ['version'])).toString().trim()
  const groups = /(?<major>\d+)\.(?<minor>\d+)/.exec(text)?.groups
  const [major, minor] = [Number(groups?.major), Number(groups?.minor)]
  if (major > 2 || (major === 2 && minor >= 38)) return
  throw new Error(`The sandbox needs git 2.38 or newer, found ${text}`)
}
