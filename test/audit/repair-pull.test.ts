import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { audit } from '../../src/audit/audit.ts'
import type { AuditSnapshot } from '../../src/audit/audit-snapshot.ts'
import { fixed } from '../../src/audit/fix.ts'
import { anyTree } from '../support/any-tree.ts'
import { auditTree, cleanTree } from '../support/audited.ts'
import { auditSnapshotOf, mergedTree, settleAudit, withIssue } from '../support/audits.ts'
import { ada, commentBy, snapshotOf } from '../support/snapshot.ts'

const everything = { kinds: [], since: undefined }
const { config } = snapshotOf()
const always = { ...config, schedule: { ...config.schedule, repair: 'always' as const } }

test('once the repairs are merged, only what is uncertain is left', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const before = auditSnapshotOf({ tree, config: always })
      const { after, done } = settleAudit(before)
      const merged = mergedTree(before, done)

      expect(audit(merged).drift.filter(({ repairs }) => repairs.length > 0)).toEqual([])
      expect(merged.files).toEqual(fixed(tree, everything).tree.files)
      expect(settleAudit(after).done).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('a second look with the repairs merged opens nothing', () => {
  fc.assert(
    fc.property(anyTree, (tree) => {
      const before = auditSnapshotOf({ tree, config: always })
      const { after, done } = settleAudit(before)
      const { pull } = after.repair
      const repair = { ...after.repair, pull: pull && { ...pull, state: 'merged' as const } }
      const { done: later } = settleAudit({ ...after, tree: mergedTree(before, done), repair })

      const kinds = later.map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'push-branch' || kind === 'open-pull')).toEqual([])
    }),
    { numRuns: 30 },
  )
})

/** The audit once a maintainer has asked for the repairs, which are open since. */
function asked() {
  const { after: shown } = settleAudit(auditSnapshotOf())
  const comment = commentBy(ada, '/audit fix', { at: shown.now, id: '7' })
  const roles = new Map([['ada', 'maintain']])
  return settleAudit(withIssue({ ...shown, roles }, { comments: [comment] }))
}

describe('the branch of the repairs', () => {
  test('is pushed once, all commits together', () => {
    const { done } = asked()

    expect(done.map(({ kind }) => kind)).toEqual([
      'react',
      'push-branch',
      'open-pull',
      'edit-issue',
    ])
  })

  test('stays as it is at midnight', () => {
    const { after } = asked()
    const tomorrow = new Date(after.now.getTime() + 86_400_000)

    const { done } = settleAudit({
      ...after,
      now: tomorrow,
      tree: { ...after.tree, now: tomorrow },
    })

    expect(done.map(({ kind }) => kind)).not.toContain('push-branch')
  })

  test('is written anew on the default branch where it conflicts', () => {
    const { after } = asked()
    const { repair } = after
    const pull = repair.pull && { ...repair.pull, conflicting: true }
    const { done } = settleAudit({ ...after, repair: { ...repair, pull } })

    expect(done.map(({ kind }) => kind)).toEqual(['push-branch'])
  })

  test('answers a request that comes while it is open, and takes it for its own', () => {
    const { after, done } = askedAgain()

    expect(done.map(({ kind }) => kind)).toEqual(['create-comment', 'react', 'edit-pull'])
    expect(after.repair.pull?.body).toContain('"asked":"8"')
  })
})

/** The same once a maintainer has asked a second time. */
function askedAgain() {
  const { after } = asked()
  const again = commentBy(ada, '/fix', { at: after.now, id: '8' })
  return settleAudit(withIssue(after, { comments: [...(after.issue?.comments ?? []), again] }))
}

/** Whether something is opened once new drift comes up and the first pull request is merged. */
function isOpenedAgain(before: AuditSnapshot, now = before.now): boolean {
  const { pull } = before.repair
  const repair = { ...before.repair, pull: pull && { ...pull, state: 'merged' as const } }
  const { done } = settleAudit({ ...before, now, repair })
  return done.some(({ kind }) => kind === 'open-pull')
}

describe('a request', () => {
  test('opens one pull request, however often it was made', () => {
    expect(isOpenedAgain(asked().after)).toBe(false)
    expect(isOpenedAgain(askedAgain().after)).toBe(false)
  })

  test('that finds nothing certain is refused, and opens nothing later', () => {
    const { after } = asked()
    const unborn = { branch: after.repair.branch, tip: undefined, pull: undefined }
    const comments = [commentBy(ada, '/audit fix', { at: after.now, id: '9' })]
    const clean = auditTree(cleanTree)
    const nothing = withIssue({ ...after, repair: unborn, tree: clean }, { comments })
    const { after: told } = settleAudit(nothing)

    expect(told.issue?.comments.find(({ id }) => id === '9')?.ours).toEqual(new Set(['confused']))
    expect(told.issue?.comments.at(-1)?.body.split('\n')[1]).toBe(
      'Nothing can be repaired for certain. What is left are questions, listed above.',
    )
    expect(settleAudit({ ...told, tree: after.tree }).after.repair.pull).toBeUndefined()
  })

  test('that could not be followed for a week is forgotten', () => {
    const { after } = asked()
    const unborn = { branch: after.repair.branch, tip: undefined, pull: undefined }
    const later = (days: number): boolean => {
      const now = new Date(after.now.getTime() + days * 86_400_000)
      return isOpenedAgain({ ...after, repair: unborn }, now)
    }

    expect([later(6), later(8)]).toEqual([true, false])
  })
})

test('a request that was edited afterwards opens nothing new', () => {
  const { after } = asked()
  const comments = (after.issue?.comments ?? []).map((comment) => ({ ...comment, edited: true }))
  const unborn = { branch: after.repair.branch, tip: undefined, pull: undefined }
  const { done } = settleAudit({ ...withIssue(after, { comments }), repair: unborn })

  expect(done.map(({ kind }) => kind)).toEqual(['edit-issue'])
})

test('a dry run and a switched-off repository write nothing', () => {
  for (const given of [{ enabled: false }, { dryRun: true }]) {
    const snapshot = auditSnapshotOf({ config: { ...always, ...given } })

    expect(settleAudit(snapshot).done).toEqual([])
  }
})
