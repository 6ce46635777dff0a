import { expect, test } from 'vitest'
import { exempt, grants } from '../../src/github/grants.ts'
import { plantedTree } from '../audit/planted.ts'
import { live } from '../support/acts.ts'
import { adoptedWith, auditIssueOf } from '../support/drifted.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'

/** Everything the service asked for, and whether that is written down. */
function asked({ sandbox }: House): {
  readonly operations: readonly string[]
  readonly unknown: readonly string[]
} {
  const own = sandbox.calls.filter(({ actor }) => actor.startsWith('usher'))
  const known = new Set([
    'graphql',
    ...grants.flatMap(({ operations }) => operations),
    ...exempt.map(({ operation }) => operation),
  ])
  const operations = [...new Set(own.map(({ operation }) => operation))].toSorted()
  return { operations, unknown: operations.filter((operation) => !known.has(operation)) }
}

test(
  'an audit with its repairs calls nothing but what is written down',
  inHouse(async (house) => {
    await adoptedWith(house, plantedTree.files)
    await house.audit()
    const { number } = await auditIssueOf(house)
    await house.ada.comment(number, '/audit fix')
    await house.quiet()

    const { operations, unknown } = asked(house)
    expect(operations).toContain('issues/create')
    expect(operations).toContain('issues/update')
    expect(unknown).toEqual([])
  }),
)

test(
  'a whole life calls nothing but the operations that are written down',
  inHouse(async (house) => {
    await live(house)
    await house.wait(61)
    await house.sweep()

    const { operations, unknown } = asked(house)
    expect(operations).toMatchInlineSnapshot(`
      [
        "actions/create-workflow-dispatch",
        "actions/list-jobs-for-workflow-run",
        "actions/list-workflow-runs",
        "apps/create-installation-access-token",
        "apps/list-installations",
        "apps/list-repos-accessible-to-installation",
        "checks/create",
        "checks/update",
        "git/create-commit",
        "git/create-ref",
        "git/create-tree",
        "git/get-tree",
        "graphql",
        "issues/add-labels",
        "issues/create-comment",
        "issues/create-label",
        "issues/remove-label",
        "issues/update-comment",
        "pulls/create",
        "pulls/request-reviewers",
        "reactions/create-for-issue-comment",
        "repos/get-branch",
        "repos/get-branch-rules",
        "repos/get-collaborator-permission-level",
        "repos/list-commits",
        "repos/list-pull-requests-associated-with-commit",
      ]
    `)
    expect(unknown).toEqual([])
  }),
)
