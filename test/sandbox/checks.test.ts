import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

async function pushed() {
  const set = await scene()
  const { github, garden, ada } = set
  const head_sha = await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/lily.md', 'White.\n']]),
    by: ada,
  })
  return { ...set, head_sha, bot: await set.asBot() }
}

const annotations = (count: number) =>
  Array.from({ length: count }, (_, line) => ({
    path: 'plants/lily.md',
    start_line: line + 1,
    end_line: line + 1,
    annotation_level: 'warning' as const,
    message: 'Too white',
  }))

test('a push opens a suite for every app that may write checks', async () => {
  const { heard, github, head_sha } = await pushed()

  await github.settle()
  const asked = heard.find(({ event }) => event === 'check_suite')
  expect(asked?.payload).toMatchObject({
    action: 'requested',
    check_suite: { head_sha, head_branch: 'lily' },
  })
})

test('annotations are added up, at most fifty a request', async () => {
  const { bot, head_sha, expectViolations } = await pushed()
  const output = { title: 'Colours', summary: 'Some are white.' }
  const { data: check } = await bot.rest.checks.create({
    ...at,
    name: 'colours',
    head_sha,
    status: 'in_progress',
    output: { ...output, annotations: annotations(50) },
  })

  const { data: done } = await bot.rest.checks.update({
    ...at,
    check_run_id: check.id,
    conclusion: 'failure',
    output: { ...output, annotations: annotations(10) },
  })
  const tooMany = bot.rest.checks.update({
    ...at,
    check_run_id: check.id,
    output: { ...output, annotations: annotations(51) },
  })

  await expect(tooMany).rejects.toMatchObject({ status: 422 })
  expect([done.status, done.conclusion, done.output.annotations_count]).toEqual([
    'completed',
    'failure',
    60,
  ])
  const { data: page } = await bot.rest.checks.listAnnotations({
    ...at,
    check_run_id: check.id,
    per_page: 100,
  })
  expect(page).toHaveLength(60)
  expectViolations(expect.stringContaining('checks/update'))
})

test('the latest run of a name is the one that counts', async () => {
  const { bot, head_sha } = await pushed()
  const create = (conclusion: 'failure' | 'success') =>
    bot.rest.checks.create({ ...at, name: 'colours', head_sha, conclusion })
  await create('failure')
  await create('success')

  const { data: latest } = await bot.rest.checks.listForRef({
    ...at,
    ref: 'lily',
    check_name: 'colours',
  })
  const { data: all } = await bot.rest.checks.listForRef({ ...at, ref: 'lily', filter: 'all' })

  expect(latest.check_runs.map(({ conclusion }) => conclusion)).toEqual(['success'])
  expect(all.total_count).toBe(2)
})

test('check runs are for apps, on commits that exist, and each app writes its own', async () => {
  const { bot, as, ada, head_sha, github, garden } = await pushed()
  const { data: check } = await bot.rest.checks.create({ ...at, name: 'colours', head_sha })

  const byPerson = as(ada).rest.checks.create({ ...at, name: 'colours', head_sha })
  const nowhere = bot.rest.checks.create({ ...at, name: 'colours', head_sha: '1'.repeat(40) })

  await expect(byPerson).rejects.toMatchObject({ status: 403 })
  await expect(nowhere).rejects.toMatchObject({ status: 422 })
  expect(
    github.deliveries.filter(({ event }) => event === 'check_run').map(({ action }) => action),
  ).toEqual(['created'])
  expect([check.status, check.check_suite === null, garden.name]).toEqual([
    'queued',
    false,
    'garden',
  ])
})

test('running a check again asks its app, opens the suite and leaves the run', async () => {
  const { bot, head_sha, github, ada, news } = await pushed()
  const { data: check } = await bot.rest.checks.create({
    ...at,
    name: 'colours',
    head_sha,
    conclusion: 'success',
  })
  await news()

  await github.rerequestCheck(check.id, ada)

  const { data: run } = await bot.rest.checks.get({ ...at, check_run_id: check.id })
  const { data: suite } = await bot.rest.checks.getSuite({
    ...at,
    check_suite_id: Number(check.check_suite?.id),
  })
  expect([run.status, suite.status]).toEqual(['completed', 'queued'])
  expect(await news()).toEqual(['check_run.rerequested'])
})

test('a button on a check names itself and who pressed it', async () => {
  const { bot, head_sha, github, ben, heard, news } = await pushed()
  const action = { label: 'Paint', description: 'Paint it red', identifier: 'paint' }
  const { data: check } = await bot.rest.checks.create({
    ...at,
    name: 'colours',
    head_sha,
    conclusion: 'neutral',
    actions: [action],
  })
  await news()

  await github.pressButton(check.id, 'paint', ben)

  await github.settle()
  expect(heard[0]?.payload).toMatchObject({
    action: 'requested_action',
    requested_action: { identifier: 'paint' },
    sender: { login: 'ben' },
  })
})
