import { z } from 'zod'
import type { Config } from '../config/config.ts'
import { configPath } from '../lifecycle/names.ts'
import type { PullFile } from '../lifecycle/snapshot.ts'
import { brings } from './find-home.ts'
import type { Ground } from './ground.ts'
import { type Memory, remembered } from './hints.ts'
import { fileOf, isProposal } from './proposal-files.ts'

/** Which pull request. */
interface Which {
  readonly repository: string
  readonly number: number
}

/** What a pull request is all about. */
export interface About {
  readonly files: readonly string[]
  /** Whether it is one of ours, or brings those proposals. */
  readonly own: boolean
  /** The repository of those proposals, where it is another. */
  readonly home?: string | undefined
}

const schema = z.object({
  files: z.array(z.string()).min(1),
  own: z.boolean(),
  home: z.string().optional(),
})

/** The proposals a pull request has to do with. */
export function filesAbout(files: readonly PullFile[], config: Config): readonly string[] {
  const names = files.filter(({ path }) => isProposal(path, config)).map(({ path }) => fileOf(path))
  return [...new Set(names)]
}

/** Whether looking at its proposals is all there is to do about a pull request: it brings one, and changes neither configuration nor template. */
export function isAllAbout(
  files: readonly PullFile[],
  { config, template }: Pick<Ground, 'config' | 'template'>,
): boolean {
  const isBringing = filesAbout(files, config).some((file) => brings(files, file, config))
  return isBringing && files.every(({ path }) => path !== configPath && path !== template?.path)
}

/** The proposals a pull request is all about, as far as is known: whoever looks at one of them checks that. */
export async function recallAbout(memory: Memory, which: Which): Promise<About | undefined> {
  return remembered(await memory.recall(keyOf(which)), schema)
}

export async function rememberAbout(memory: Memory, which: Which, about: About): Promise<void> {
  const text = JSON.stringify(about)
  const before = await memory.recall(keyOf(which))
  const isNews = before === undefined ? about.files.length > 0 : before !== text
  if (isNews) await memory.remember(keyOf(which), text)
}

const keyOf = ({ repository, number }: Which): string => `about:${repository}#${number}`
