import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Finding } from '../diagnostics/finding.ts'
import { claimsFindings, withClaims } from '../facts/claims.ts'
import { factsOf } from '../facts/facts-of.ts'
import type { ModelFacts } from '../facts/model-facts.ts'
import { parseModelPage } from '../facts/model-page.ts'
import { parseSavedFacts } from '../facts/saved-facts.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { entriesOf } from './documents.ts'
import { sourcesIn } from './facts-folder.ts'
import { jsonAt } from './facts-json.ts'
import { UsageError } from './usage-error.ts'

/** Adds to the findings of a proposal those about its claims. Where there are no facts, nothing is judged. */
export type WithClaims = (proposal: Proposal, findings: readonly Finding[]) => readonly Finding[]

/**
 * Compares proposals with facts people saved: what `usher facts --format json` wrote, or an answer of the
 * models API. A folder holds any number of such files, and folders with the files of one model each.
 */
export async function claimsAgainst(path: string): Promise<WithClaims> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const all = isFolder ? await factsInFolder(path) : [await factsInFile(path)]
  if (all.length === 0)
    throw new UsageError(
      `No facts in \`${path}\`; \`usher facts ORG/NAME --format json\` writes a file of them`,
    )
  const byId = new Map(all.map((facts) => [facts.id.toLowerCase(), facts]))
  return (proposal, findings) => {
    const facts = byId.get(proposal.model?.repository?.toLowerCase() ?? '')
    return withClaims(findings, claimsFindings(proposal, facts))
  }
}

async function factsInFile(file: string): Promise<ModelFacts> {
  const facts = factsIn(await jsonAt(file))
  if (facts !== undefined) return facts
  throw new UsageError(
    `Unexpected JSON in \`${file}\`, expected facts, or an answer of the models API`,
  )
}

function factsIn(json: unknown): ModelFacts | undefined {
  const saved = parseSavedFacts(json)
  if (saved !== undefined) return saved
  const page = parseModelPage(json)
  return page === undefined ? undefined : factsOf({ id: page.id, page: json })
}

/** Files of a model beside its page belong to it; other files stand for themselves. */
async function factsInFolder(folder: string): Promise<readonly ModelFacts[]> {
  const own = await sourcesIn(folder, undefined)
  const isModel = own.config !== undefined || own.index !== undefined
  if (isModel) return own.page === undefined ? [] : [factsOf(own)]
  const found: ModelFacts[] = []
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await factsInFolder(path)))
    else if (entry.name.endsWith('.json')) found.push(...[factsIn(await jsonAt(path)) ?? []].flat())
  }
  return found
}
