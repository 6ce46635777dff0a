import { dayOf, digestOfFiles, parseCommit, renderCommit } from '../decide/follow-up-commit.ts'
import { parseMarker } from '../decide/marker.ts'
import type { Plan } from '../decide/plan.ts'
import { remembered } from '../diagnostics/remembered.ts'
import type { AuditSnapshot } from './audit-snapshot.ts'
import type { Drift } from './drift.ts'
import { repairAsked } from './repair-asked.ts'
import { type Repairs, repairsOf } from './repair-commits.ts'
import { repairWords } from './repair-words.ts'
import { isUnderWay, type Report } from './report.ts'

/** What a pull request that nobody asked for says that it follows. */
const configured = 'configured'

/**
 * Keeps one pull request with every certain repair, one commit a kind: opened when a maintainer asks
 * for it (or as configured), brought up to date while it is open, closed when nothing is left to
 * repair. A branch with a person's commits is theirs, and one that a person closed stays closed until
 * somebody asks again.
 */
export function planRepair(snapshot: AuditSnapshot, report: Report): Plan {
  const { tip, pull } = snapshot.repair
  if (tip !== undefined && !tip.ours) return []
  const open = pull?.state === 'open' ? pull : undefined
  const asked =
    open === undefined ? toFollow(snapshot) : (repairAsked(snapshot.issue)?.id ?? followedBy(open))
  if (asked === undefined) return []

  const repairs = certainRepairs(snapshot)
  if (repairs.changes.length === 0)
    return open === undefined ? [] : [{ kind: 'close-pull', number: open.number }]
  const digest = digestOfFiles({ changes: repairs.changes, notes: [], todos: [] })
  const marker = { kind: 'repair', digest, asked } as const
  const words = repairWords({ snapshot, report, repairs, marker })
  const push = isPushed(snapshot.repair, digest) ? [] : [pushOf(snapshot, repairs, digest)]
  return [...push, ...planPull(snapshot.repair, open, words)]
}

/** Whether the branch holds these files, on a base that they still fit on. */
function isPushed({ tip, pull }: AuditSnapshot['repair'], digest: string): boolean {
  if (tip === undefined || parseCommit(tip.message)?.digest !== digest) return false
  if (pull === undefined || pull.state === 'open') return pull?.conflicting !== true
  // What belongs to a pull request that has ended is written anew: it may be merged already.
  return pull.head !== tip.oid
}

function planPull(
  { branch }: AuditSnapshot['repair'],
  open: Pull | undefined,
  words: { readonly title: string; readonly body: string },
): Plan {
  if (open === undefined) return [{ kind: 'open-pull', branch, ...words }]
  const isSame = open.title === words.title && open.body.trimEnd() === words.body.trimEnd()
  return isSame ? [] : [{ kind: 'edit-pull', number: open.number, ...words }]
}

/** A request that could not be followed by then is forgotten: nobody expects it any more. */
const lastsMs = 7 * 86_400_000

type Pull = NonNullable<AuditSnapshot['repair']['pull']>

function followedBy({ body }: Pull): string {
  const marker = parseMarker(body)
  return marker?.kind === 'repair' ? marker.asked : configured
}

/** The request that a new pull request would follow; `undefined` where there is none to follow. */
function toFollow({ issue, repair: { pull }, config, now }: AuditSnapshot): string | undefined {
  const last = repairAsked(issue)
  const asked = last !== undefined && now.getTime() - last.at.getTime() < lastsMs ? last : undefined
  const isNew = asked !== undefined && (pull === undefined || followedBy(pull) !== asked.id)
  const isLater =
    pull?.closedAt === undefined ||
    asked === undefined ||
    asked.at.getTime() > pull.closedAt.getTime()
  if (isNew && isLater) return asked.id
  const isDecided = pull?.state === 'closed' && !pull.closedByUs
  return config.schedule.repair === 'always' && !isDecided ? configured : undefined
}

/**
 * The certain repairs, but for proposals whose status another pull request of ours moves already. The
 * day written into them is the one they were first made on.
 */
export function certainRepairs({ tree, cards, repair, now }: AuditSnapshot): Repairs {
  const day = dayOf({ now }, repair)
  return dated(tree, day, cards)
}

const dated = remembered(
  (tree: AuditSnapshot['tree'], day: string, cards: AuditSnapshot['cards']): Repairs => {
    const at = { ...tree, now: new Date(`${day}T12:00:00Z`) }
    return repairsOf(at, (drift: Drift) => isUnderWay(drift, cards))
  },
)

function pushOf(
  { repository, bot, repair, config, now }: AuditSnapshot,
  { commits }: Repairs,
  digest: string,
): Plan[number] {
  const { titlePrefix, signOff } = config.status
  const day = dayOf({ now }, repair)
  const signed = signOff ? bot : undefined
  const written = commits.map(({ message, changes }) => {
    return { message: renderCommit(`${titlePrefix}${message}`, { digest, day }, signed), changes }
  })
  const last = written.at(-1) ?? { message: '', changes: [] }
  return {
    kind: 'push-branch',
    branch: repair.branch,
    base: repository.head,
    expected: repair.tip?.oid,
    earlier: written.slice(0, -1),
    ...last,
  }
}
