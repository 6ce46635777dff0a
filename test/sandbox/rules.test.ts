import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

const pull = { ...at, pull_number: 1 }
const main = { ...at, branch: 'main' }

async function proposed() {
  const set = await scene({
    permissions: { merge_queues: 'read', statuses: 'write' },
    events: ['merge_group'],
  })
  const { github, garden, ada, as } = set
  const files = new Map([['plants/lily.md', 'White.\n']])
  const sha = await github.push(garden, { branch: 'lily', files, by: ada })
  await as(ada).rest.pulls.create({ ...at, title: 'Lily', head: 'lily', base: 'main' })
  const bot = await set.asBot()
  const report = (head_sha: string, conclusion: 'success' | 'neutral' | 'failure') =>
    bot.rest.checks.create({ ...at, name: 'colours', head_sha, conclusion })
  return { ...set, sha, bot, report }
}

test('everybody reads the rules of a ruleset, only administrators the older protection', async () => {
  const { github, garden, app, as, ada, ben, bot } = await proposed()
  github.protect(garden, { branch: 'main', checks: [{ context: 'colours', appId: app.id }] })
  github.protect(garden, {
    branch: 'main',
    kind: 'protection',
    checks: [{ context: 'ci/measure' }],
  })

  const { data: rules } = await as(ben).rest.repos.getBranchRules(main)
  const { data: protection } = await as(ada).rest.repos.getBranchProtection(main)
  const { data: branch } = await bot.rest.repos.getBranch(main)

  const required = [{ context: 'colours', integration_id: app.id }]
  expect(rules).toMatchObject([
    { type: 'required_status_checks', parameters: { required_status_checks: required } },
  ])
  expect(protection.required_status_checks?.contexts).toEqual(['ci/measure'])
  expect([branch.protected, branch.protection.required_status_checks?.contexts]).toEqual([
    true,
    ['ci/measure'],
  ])
  await expect(bot.rest.repos.getBranchProtection(main)).rejects.toMatchObject({ status: 403 })
})

test('a branch without rules has none to show', async () => {
  const { as, ada } = await proposed()

  expect((await as(ada).rest.repos.getBranchRules(main)).data).toEqual([])
  await expect(as(ada).rest.repos.getBranchProtection(main)).rejects.toMatchObject({ status: 404 })
})

test('a pull request is blocked until the required check is there and good; neutral is good', async () => {
  const { github, garden, app, as, ada, sha, report, bot } = await proposed()
  github.protect(garden, { branch: 'main', checks: [{ context: 'colours', appId: app.id }] })
  const merge = () => as(ada).rest.pulls.merge(pull)

  await expect(merge()).rejects.toThrow('Required status check "colours" is expected.')
  await bot.rest.repos.createCommitStatus({ ...at, sha, context: 'colours', state: 'success' })
  await expect(merge()).rejects.toThrow('is expected')
  await report(sha, 'failure')
  await expect(merge()).rejects.toThrow('is failing')
  const { data: before } = await bot.rest.pulls.get(pull)
  await report(sha, 'neutral')
  const { data: after } = await bot.rest.pulls.get(pull)
  await merge()

  expect([before.mergeable_state, after.mergeable_state]).toEqual(['blocked', 'clean'])
})

test('a status of the name is enough where no app is named', async () => {
  const { github, garden, as, ada, sha, bot } = await proposed()
  github.protect(garden, { branch: 'main', checks: [{ context: 'ci/measure' }] })

  await bot.rest.repos.createCommitStatus({ ...at, sha, context: 'ci/measure', state: 'success' })

  expect((await as(ada).rest.pulls.merge(pull)).data.merged).toBe(true)
})

test('a branch that takes pull requests only refuses a commit, whoever brings it', async () => {
  const { github, garden, bot, sha } = await proposed()
  const rule = github.protect(garden, { branch: 'main', pullsOnly: true })
  const put = () =>
    bot.rest.repos.createOrUpdateFileContents({ ...at, path: 'x.md', message: 'X', content: '' })

  await expect(put()).rejects.toMatchObject({ status: 409 })
  const move = bot.rest.git.updateRef({ ...at, ref: 'heads/main', sha })
  await expect(move).rejects.toMatchObject({ status: 422 })
  github.unprotect(rule)
  await put()
})

test('the queue tries a pull request on a branch of its own and asks for checks there', async () => {
  const { github, garden, ada, as, heard, report, sha, bot, news } = await proposed()
  github.protect(garden, { branch: 'main', checks: [{ context: 'colours' }], queue: true })
  await expect(github.enqueue(garden, 1, ada)).rejects.toThrow('is expected')
  await report(sha, 'success')
  await expect(as(ada).rest.pulls.merge(pull)).rejects.toThrow('through the merge queue')
  await news()

  const group = await github.enqueue(garden, 1, ada)

  await github.settle()
  const { headSha: head_sha, headRef: head_ref } = group
  expect(head_ref).toMatch(/^refs\/heads\/gh-readonly-queue\/main\/pr-1-[0-9a-f]{40}$/)
  expect(heard.at(-1)).toMatchObject({
    event: 'merge_group',
    payload: {
      action: 'checks_requested',
      merge_group: { head_sha, head_ref, base_ref: 'refs/heads/main' },
    },
  })
  expect(await news()).toEqual([
    'pull_request.enqueued',
    'push',
    'check_suite.requested',
    'merge_group.checks_requested',
  ])
  await expect(github.leaveQueue(group, 'merged', ada)).rejects.toThrow('is expected')
  await report(group.headSha, 'success')
  await github.leaveQueue(group, 'merged', ada)
  const { data: merged } = await bot.rest.pulls.get(pull)
  const { data: ref } = await bot.rest.git.getRef({ ...at, ref: 'heads/main' })
  expect([merged.merged, merged.merge_commit_sha, ref.object.sha]).toEqual([
    true,
    group.headSha,
    group.headSha,
  ])
})

test('a group that is given up leaves the pull request open and takes its branch away', async () => {
  const { github, garden, ada, bot, news } = await proposed()
  const group = await github.enqueue(garden, 1, ada)
  await news()

  await github.leaveQueue(group, 'invalidated', ada)

  const { data: refs } = await bot.rest.git.listMatchingRefs({ ...at, ref: 'heads/gh-' })
  expect((await bot.rest.pulls.get(pull)).data.state).toBe('open')
  expect(refs).toEqual([])
  expect(await news()).toEqual(['pull_request.dequeued', 'push', 'merge_group.destroyed'])
})
