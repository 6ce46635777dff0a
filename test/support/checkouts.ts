import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { House } from './house.ts'

const scaffold = z.object({ files: z.array(z.object({ path: z.string(), text: z.string() })) })

/** The default branch as somebody has it on disk. */
export async function checkedOut({ ada, place }: House): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'usher-life-'))
  const tree = { ...place, tree_sha: 'main', recursive: '1' }
  const { data } = await ada.octokit.rest.git.getTree(tree)
  for (const { path, type } of data.tree) {
    if (type !== 'blob') continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), await ada.read(path))
  }
  return folder
}

/** What `usher` says about a checkout, and how it ended. */
export function usher(...args: readonly string[]): { code: number | null; out: string } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' })
  return { code: run.status, out: run.stdout + run.stderr }
}

/** The files `usher scaffold` writes for the proposal in a checkout, from what the hub has; text by path. */
export async function scaffoldedIn(
  { sandbox }: House,
  { folder, target, proposal }: Record<'folder' | 'target' | 'proposal', string>,
): Promise<ReadonlyMap<string, string>> {
  const known = mkdtempSync(join(tmpdir(), 'usher-facts-'))
  const commit = '187ef0342fff0eb3333be9f00389385e95ef0b61'
  const answers = [
    ['page.json', `/api/models/microsoft/phi-4/revision/${commit}`],
    ['config.json', `/microsoft/phi-4/resolve/${commit}/config.json`],
  ] as const
  for (const [name, path] of answers) {
    writeFileSync(join(known, name), await sandbox.hub.answer('GET', path).text())
  }
  const { out } = usher(
    ...['scaffold', join(folder, proposal), '--target', target, '--repo', folder],
    ...['--facts', join(known, 'page.json'), '--config', join(known, 'config.json')],
    ...['--format', 'json'],
  )
  const { files } = scaffold.parse(JSON.parse(out))
  return new Map(files.map(({ path, text }) => [path, text]))
}
