import packageFile from '../../package.json' with { type: 'json' }
import { type Audit, asked, audit } from '../audit/audit.ts'
import { driftRules, fileReportsOf } from '../audit/file-reports.ts'
import { fixed } from '../audit/fix.ts'
import { renderJson } from '../audit/render-json.ts'
import { renderMarkdown } from '../audit/render-markdown.ts'
import { renderText } from '../audit/render-text.ts'
import type { AuditTree } from '../audit/tree.ts'
import { renderSarif } from '../diagnostics/render-sarif.ts'
import { isCheckout, type Reading, readCheckout } from './audit-checkout.ts'
import { writeRepairs } from './audit-fix.ts'
import { type Wishes, wishesOf } from './audit-wishes.ts'
import { paintFor } from './paint.ts'
import { UsageError } from './usage-error.ts'

/** Everything that can be said to `usher audit` besides where. */
export interface AuditOptions {
  readonly at?: string
  readonly format: string
  readonly kind?: readonly string[]
  readonly since?: string
  readonly failOn: string
  readonly facts?: string
  readonly fix?: true
}

/** Audits a checkout or a repository and writes the result to standard output; the exit code is the value. */
export async function runAudit(where: string, options: AuditOptions): Promise<number> {
  const wishes = await wishesOf(options)
  const isFolder = await isCheckout(where)
  if (options.fix && (!isFolder || options.at !== undefined))
    throw new UsageError('`--fix` edits the files of a checkout: name its folder, without `--at`')
  const read = isFolder
    ? await readCheckout(where, options.at)
    : await readRepository(where, options.at)
  const reading = { ...read, tree: { ...read.tree, fates: wishes.fates } }
  const settled = options.fix ? await repairedOn(where, reading, wishes) : reading
  const result = resultOf(settled, wishes)
  process.stdout.write(rendered(result, settled.tree, wishes))
  return result.drift.some(({ severity }) => wishes.failing.has(severity)) ? 1 : 0
}

/** GitHub's client is loaded only where it is needed. */
async function readRepository(where: string, ref: string | undefined): Promise<Reading> {
  const { readGithub } = await import('./audit-github.ts')
  return await readGithub(where, ref)
}

async function repairedOn(folder: string, reading: Reading, wishes: Wishes): Promise<Reading> {
  const { tree, repaired } = fixed(reading.tree, wishes)
  await writeRepairs(folder, { before: reading.tree.files, after: tree.files, repaired })
  return { ...reading, tree }
}

function resultOf({ tree, notes }: Reading, wishes: Wishes): Audit {
  const found = audit(tree)
  if (found.proposals === 0) {
    const folders = tree.config.proposals.folders.map((folder) => `\`${folder}\``).join(' or ')
    throw new UsageError(
      `Found no proposals in ${folders}: name the root of a checkout, or the folders in \`.github/usher.yml\``,
    )
  }
  return { ...found, drift: asked(found.drift, wishes), notes: [...found.notes, ...notes] }
}

function rendered(result: Audit, tree: AuditTree, { format }: Wishes): string {
  switch (format) {
    case 'text':
      return renderText(result, paintFor(process.stdout))
    case 'json':
      return renderJson(result)
    case 'markdown':
      return renderMarkdown(result)
    case 'sarif':
      return renderSarif(fileReportsOf(result, tree.files), {
        version: packageFile.version,
        rules: driftRules,
      })
  }
}
