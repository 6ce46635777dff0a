import { relative, resolve } from 'node:path'
import { asked, audit, type Wish } from '../audit/audit.ts'
import { isProposal, isTemplate } from '../audit/documents.ts'
import type { Drift } from '../audit/drift.ts'
import { fixed } from '../audit/fix.ts'
import type { AuditTree } from '../audit/tree.ts'
import { visible } from '../diagnostics/visible.ts'
import { isCheckout, readCheckout } from './audit-checkout.ts'
import { writeRepairs } from './audit-fix.ts'
import { documentAt } from './documents.ts'
import { UsageError } from './usage-error.ts'

/** What `usher index` can be asked for. */
export interface IndexOptions {
  readonly repo: string
  readonly check?: true
  readonly write?: true
}

const wish: Wish = {
  kinds: ['index-disagrees', 'index-missing', 'index-dangling'],
  since: undefined,
}

/** Shows, checks or writes the index page; the exit code is the value. */
export async function runIndex(file: string | undefined, options: IndexOptions): Promise<number> {
  if (options.check && options.write)
    throw new UsageError('`--check` and `--write` exclude each other: name one of them')
  if (!(await isCheckout(options.repo)))
    throw new UsageError(`Could not read \`${options.repo}\`: there is no such folder`)
  const tree = await treeOf(file, options.repo)
  if (options.write) return await written(options.repo, tree)
  const drift = asked(audit(tree).drift, wish)
  process.stdout.write(saidOf(tree, drift))
  return options.check && drift.length > 0 ? 1 : 0
}

/** The tree without its registry: nothing but the status decides where an entry belongs. */
async function treeOf(file: string | undefined, repo: string): Promise<AuditTree> {
  const { tree } = await readCheckout(repo, undefined)
  const { index } = tree.config.proposals
  const page = file === undefined ? index : pathIn(repo, file)
  if (page === undefined)
    throw new UsageError('The configuration names no index page: name the file')
  if (!tree.paths.has(page))
    throw new UsageError(`There is no index page \`${page}\` in \`${repo}\`: name the file`)
  const documents = [...tree.files].filter(
    ([path]) => isProposal(path, tree.config) || isTemplate(path, tree.config),
  )
  const text = tree.files.get(page) ?? (await documentAt(resolve(repo, page))).text
  const config = { ...tree.config, proposals: { ...tree.config.proposals, index: page } }
  return { ...tree, config, files: new Map([...documents, [page, text]]) }
}

function pathIn(repo: string, file: string): string {
  const path = relative(resolve(repo), resolve(file)).replaceAll('\\', '/')
  if (path.startsWith('..'))
    throw new UsageError(`\`${file}\` is not in \`${repo}\`: name the checkout with \`--repo\``)
  return path
}

async function written(repo: string, tree: AuditTree): Promise<number> {
  const after = fixed(tree, wish)
  await writeRepairs(repo, {
    before: tree.files,
    after: after.tree.files,
    repaired: after.repaired,
  })
  const left = asked(audit(after.tree).drift, wish)
  process.stdout.write(saidOf(after.tree, left))
  return left.length > 0 ? 1 : 0
}

function saidOf({ config }: AuditTree, drift: readonly Drift[]): string {
  const page = visible(config.proposals.index ?? '')
  if (drift.length === 0) return `${page} is in line with the proposals.\n`
  const lines = drift.map(({ proposal, place, message, fix }) => {
    const isSaid = proposal === place.path || message.includes(proposal ?? '')
    const about = isSaid ? '' : `${visible(proposal ?? '')}: `
    return `${visible(place.path)}:${place.line}: ${about}${visible(message)}\n  fix: ${visible(fix)}\n`
  })
  const certain = drift.filter(({ repairs }) => repairs.length > 0).length
  const hint = certain === 0 ? '' : `\`usher index --write\` mends ${certain} of ${drift.length}.\n`
  return `${lines.join('')}${hint}`
}
