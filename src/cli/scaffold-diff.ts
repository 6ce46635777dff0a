import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Change, Files } from '../edit/files.ts'
import { git } from './audit-git.ts'
import { UsageError } from './usage-error.ts'

/** The changes as one unified diff that `git apply` takes; git itself compares, without anybody's settings. */
export async function diffOf(changes: readonly Change[], files: Files): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'usher-diff-'))
  try {
    const before = changes.flatMap(({ path }) => {
      const text = files.get(path)
      return text === undefined ? [] : [{ path, text }]
    })
    await writeTree(join(root, 'a'), before)
    await writeTree(join(root, 'b'), changes)
    const plain = ['--no-index', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames']
    const asked = ['-c', 'core.autocrlf=false', 'diff', ...plain, '--no-prefix', 'a', 'b']
    const { code, output, error } = await git(root, asked)
    if (code > 1 || code < 0) throw new UsageError(`Could not show the changes: ${error.trim()}`)
    return output.toString('utf8').replaceAll(/^diff --git b\/(?=.* b\/)/gm, 'diff --git a/')
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function writeTree(
  folder: string,
  texts: readonly { readonly path: string; readonly text: string }[],
): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { path, text } of texts) {
    const place = join(folder, path)
    await mkdir(dirname(place), { recursive: true })
    await writeFile(place, text)
  }
}
