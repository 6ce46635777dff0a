import { actsOf } from '../lifecycle/ledger.ts'
import { checkNames } from '../lifecycle/names.ts'
import type { FileAt, Home } from '../lifecycle/snapshot.ts'
import { parseProposal } from '../proposal/parse-proposal.ts'
import type { Proposal } from '../proposal/proposal.ts'
import { modelNameOf, slotsOf } from '../targets/sites.ts'
import type { Access } from './access.ts'
import { findApprovedHead } from './approved-head.ts'
import { brings, findMergedHome, findOpenHome } from './find-home.ts'
import type { Ground } from './ground.ts'
import type { Hint } from './hints.ts'
import type { Look } from './look.ts'
import type { Outside } from './outside.ts'
import { fileOf, isProposal } from './proposal-files.ts'

/** What was found where a hint pointed. */
export interface Found {
  readonly file: string
  readonly hint: Hint
  readonly seen: Look
  readonly ground: Ground
  readonly accepted: FileAt | undefined
}

/** The hint as it should have been, by what was found: the same hint when it was right. */
export async function correctedHint(outside: Outside, access: Access, found: Found): Promise<Hint> {
  const home = await homeNumber(access, found)
  const { hint, seen, accepted } = found
  const path = askedPath(found) ?? accepted?.path ?? hint.path
  const text = accepted ?? seen.asked
  return {
    ...hint,
    home,
    path,
    ...(text ? namesIn(found.ground, parseProposal(text.path, text.text)) : {}),
    slots: slotsOf(found.ground.sites),
    approvedHead: await approvedHead(outside, access, found),
    settled: hint.settled || seen.home !== undefined,
  }
}

/**
 * Whether looking with the better hint would show nothing that was not seen with the hint there was.
 * Before a proposal is accepted there are no branches of ours for its name.
 */
export function showsNothingNew(better: Hint, { hint, seen, accepted }: Found): boolean {
  const { approvedHead } = better
  const headSeen = approvedHead === hint.approvedHead || approvedHead === seen.home?.head
  return (
    (better.home ?? undefined) === (hint.home ?? undefined) &&
    (better.path === hint.path || seen.home?.state !== 'open') &&
    (accepted === undefined || (better.name === hint.name && isSame(better.slots, hint.slots))) &&
    headSeen
  )
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((one, n) => one === others[n])
}

function namesIn({ sites, files }: Ground, proposal: Proposal): Pick<Hint, 'name' | 'names'> {
  const named = sites.flatMap(({ target }): readonly (readonly [string, string])[] => {
    const name = target.nameOf(proposal)
    return name === undefined ? [] : [[target.name, name]]
  })
  const names: Hint['names'] = Object.fromEntries(named)
  return { name: modelNameOf(sites, files, proposal), names }
}

async function homeNumber(access: Access, found: Found): Promise<Hint['home']> {
  const { file, seen, ground } = found
  const { home } = seen
  if (home === undefined || !brings(home.files, file, ground.config)) {
    return await foundHome(access, found)
  }
  if (home.state === 'merged') return home.number
  const isSettled = home.state === 'open' && found.accepted === undefined
  return isSettled ? home.number : ((await foundHome(access, found)) ?? home.number)
}

/** A proposal on the default branch came with the pull request that brought it there, any other with one that is open. */
async function foundHome(access: Access, found: Found): Promise<Hint['home']> {
  const { file, hint, seen, ground, accepted } = found
  const wanted = { file, config: ground.config }
  if (accepted === undefined) return await findOpenHome(access, seen.repository, wanted)
  if (hint.home === null) return null
  return (await findMergedHome(access, seen.repository, wanted)) ?? null
}

function askedPath({ file, seen, ground }: Found): string | undefined {
  if (seen.home?.state !== 'open') return undefined
  const paths = seen.home.files.filter((one) => one.change !== 'removed').map((one) => one.path)
  return paths.find((path) => fileOf(path) === file && isProposal(path, ground.config))
}

/** The last head with a word of ours on approval. Where we have never spoken there is none to be found. */
async function approvedHead(
  { appId }: Outside,
  access: Access,
  { hint, seen }: Found,
): Promise<string | undefined> {
  const { home, repository, bot } = seen
  if (home === undefined) return hint.approvedHead
  const stands = home.checks.some(
    (check) => check.head === home.head && check.name === checkNames.approval,
  )
  // An old head that is pushed again shows what was true then; what was decided since stays in sight.
  if (stands) return knowsAll(home) ? home.head : hint.approvedHead
  const spoken = home.comments.some((comment) => comment.by.id === bot.id)
  if (hint.settled || home.state === 'closed' || !spoken) return hint.approvedHead
  const at = { owner: repository.owner, name: repository.name, number: home.number }
  return (await findApprovedHead(access, at, appId)) ?? hint.approvedHead
}

/** Whether the check on the present head knows every act that is recorded on the heads in sight. */
function knowsAll(home: Home): boolean {
  const present = home.checks.filter((check) => check.head === home.head)
  return actsOf({ ...home, checks: present }).length === actsOf(home).length
}
