import { expect, test } from 'vitest'
import { exempt, grants } from '../../src/github/grants.ts'
import { live } from '../support/acts.ts'
import { inHouse } from '../support/in-house.ts'

test(
  'a whole life calls nothing but the operations that are written down',
  inHouse(async (house) => {
    await live(house)
    await house.wait(61)
    await house.sweep()

    const own = house.sandbox.calls.filter(({ actor }) => actor.startsWith('usher'))
    const known = new Set([
      'graphql',
      ...grants.flatMap(({ operations }) => operations),
      ...exempt.map(({ operation }) => operation),
    ])
    expect([...new Set(own.map(({ operation }) => operation))].toSorted()).toMatchInlineSnapshot(`
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
        "reactions/create-for-issue-comment",
        "repos/get-branch",
        "repos/get-branch-rules",
        "repos/get-collaborator-permission-level",
        "repos/list-commits",
        "repos/list-pull-requests-associated-with-commit",
      ]
    `)
    expect(own.filter(({ operation }) => !known.has(operation))).toEqual([])
  }),
)
