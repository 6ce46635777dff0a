import { expect, test } from 'vitest'
import { parseConfig } from '../../src/config/parse-config.ts'
import { planFollowUps } from '../../src/decide/follow-ups.ts'
import { standingOf } from '../../src/decide/standing.ts'
import { fileAt, homeOf, minutesLater, proposal, snapshotOf } from '../support/snapshot.ts'
import { cookbookFiles } from '../targets/recipe/cookbook.ts'

const page = 'cookbook/models/phi-4.md'
const { config } = parseConfig('process: documents\ntargets: [{ name: recipe:cookbook }]\n')

/** What our pull requests write in a tree of which only some files were read. */
function writtenIn(paths: readonly string[]): {
  readonly paths: readonly string[]
  readonly body: string
} {
  const snapshot = snapshotOf({
    config,
    accepted: fileAt(proposal.path, proposal.text),
    asked: undefined,
    home: homeOf({ state: 'merged', mergedAt: minutesLater(10) }),
    files: cookbookFiles,
    paths: new Set([...cookbookFiles.keys(), ...paths]),
  })
  const standing = standingOf(snapshot)
  const plan = standing === undefined ? [] : planFollowUps(snapshot, standing)
  return {
    paths: plan.flatMap((one) =>
      one.kind === 'push-branch' ? one.changes.map(({ path }) => path) : [],
    ),
    body: plan.flatMap((one) => (one.kind === 'open-pull' ? [one.body] : [])).join('\n'),
  }
}

test('a page that was not read, since so many files are not, is not written over', () => {
  expect(writtenIn([]).paths).toContain(page)
  expect(writtenIn([page]).paths).not.toContain(page)
  expect(writtenIn([page]).body).toContain(`\`${page}\` is there already and was not read`)
})
