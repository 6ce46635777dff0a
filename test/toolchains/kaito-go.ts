import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Files } from '../../src/edit/files.ts'
import { kaitoTree } from '../support/tree.ts'

/** Whether there is no Go here, and what is said then. */
export const goIsMissing: boolean = spawnSync('go', ['version']).status !== 0
export const why = 'Go is not on this machine, so nothing can be compiled or formatted with it'
if (goIsMissing) process.stderr.write(`Skipped: ${why}\n`)

/** Two states of KAITO's interfaces that presets are written for: before and after May 2025. */
export const eras = ['early-2025', 'mid-2025'] as const
export type Era = (typeof eras)[number]

const signatures = 'test/fixtures/kaito-go'

/**
 * The miniature tree on disk with the signatures KAITO had in an era, and with local modules in the
 * place of its libraries, so that Go asks no network.
 *
 * Signatures as in kaito-project/kaito: early-2025 at `039437a8c`, mid-2025 at `9326178d6` (v0.5.0).
 */
export function treeIn(era: Era): string {
  const root = mkdtempSync(join(tmpdir(), `kaito-${era}-`))
  cpSync(kaitoTree, root, { recursive: true })
  for (const standIn of ['test/e2e/ginkgo', 'test/e2e/metav1'])
    rmSync(join(root, standIn), { recursive: true })
  for (const part of ['common', era]) cpSync(join(signatures, part), root, { recursive: true })
  return root
}

/** Writes files over a tree. */
export function put(root: string, files: Files): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** Runs a Go tool in a tree; returns what it printed. */
export function run(
  root: string,
  command: 'go' | 'gofmt',
  args: readonly string[],
): { readonly status: number | null; readonly out: string } {
  const settings = { GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '', GOWORK: 'off' }
  const env = { ...process.env, ...settings }
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', env })
  return { status: done.status, out: done.stdout + done.stderr }
}
