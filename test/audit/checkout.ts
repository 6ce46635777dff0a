import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { z } from 'zod'
import type { Files } from '../../src/edit/files.ts'

/** What `usher` said and how it ended. */
export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export function usher(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, GITHUB_TOKEN: '', ...env },
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

/** A folder on disk that is gone after the test. */
export class Checkout {
  readonly root: string = mkdtempSync(join(tmpdir(), 'usher-audit-'))

  constructor(files: Files) {
    onTestFinished(() => rmSync(this.root, { recursive: true }))
    for (const [path, text] of files) this.write(path, text)
  }

  write(path: string, text: string | Uint8Array): void {
    const file = join(this.root, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  git(...args: readonly string[]): string {
    const run = spawnSync('git', ['-C', this.root, ...args], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`git ${args.join(' ')}: ${run.stderr}`)
    return run.stdout.trim()
  }

  /** Commits everything as somebody who did it on that day. */
  commit(day: string): string {
    const at = `${day}T12:00:00+00:00`
    this.git('add', '-A')
    const person = ['-c', 'user.name=Ines', '-c', 'user.email=ines@example.invalid']
    this.git(...person, 'commit', '-q', '--allow-empty', '-m', 'Change', '--date', at)
    return this.git('rev-parse', 'HEAD')
  }
}

interface Report {
  readonly drift: readonly {
    readonly proposal: string | null
    readonly kind: string
    readonly severity: string
    readonly evidence: readonly { readonly what: string; readonly where: string }[]
    readonly fix: string
  }[]
  readonly summary: Readonly<Record<string, number>>
}

const report: z.ZodType<Report> = z.strictObject({
  version: z.literal(1),
  drift: z.array(
    z.looseObject({
      proposal: z.string().nullable(),
      kind: z.string(),
      severity: z.enum(['error', 'warning', 'info']),
      message: z.string(),
      evidence: z.array(z.strictObject({ what: z.string(), where: z.string() })),
      fix: z.string(),
    }),
  ),
  notes: z.array(z.string()),
  summary: z.record(z.string(), z.number()),
})

/** An answer in JSON, held to the contract. */
export function parseReport({ out }: Ended): Report {
  return report.parse(JSON.parse(out))
}

/** The kinds and proposals of an answer in JSON. */
export function kindsOf(ended: Ended): readonly string[] {
  return parseReport(ended).drift.map(({ kind, proposal }) => `${kind} ${proposal}`)
}
