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

test('running a whole suite again is asked by a person, and lists its runs', async () => {
  const { bot, head_sha, as, ada, news } = await pushed()
  const create = (name: string) =>
    bot.rest.checks.create({ ...at, name, head_sha, conclusion: 'success' })
  await create('colours')
  await create('smells')
  const { data: suites } = await bot.rest.checks.listSuitesForRef({ ...at, ref: 'lily' })
  const check_suite_id = suites.check_suites[0]?.id ?? 0
  await news()

  await as(ada).rest.checks.rerequestSuite({ ...at, check_suite_id })

  const { data: runs } = await bot.rest.checks.listForSuite({ ...at, check_suite_id })
  expect(runs.check_runs.map(({ name }) => name)).toEqual(['smells', 'colours'])
  expect((await bot.rest.checks.getSuite({ ...at, check_suite_id })).data.status).toBe('queued')
  expect(await news()).toEqual(['check_suite.rerequested'])
})

test('a button nobody offers cannot be pressed', async () => {
  const { bot, head_sha, github, ben } = await pushed()
  const { data: check } = await bot.rest.checks.create({ ...at, name: 'colours', head_sha })

  await expect(github.pressButton(check.id, 'paint', ben)).rejects.toThrow('has no button paint')
})

test('buttons are few and their texts short, and an update replaces them', async () => {
  const { bot, head_sha, github, ben, expectViolations } = await pushed()
  const action = { label: 'Paint', description: 'Paint it red', identifier: 'paint' }
  const { data: check } = await bot.rest.checks.create({
    ...at,
    name: 'colours',
    head_sha,
    conclusion: 'neutral',
    actions: [action],
  })
  const update = (actions: (typeof action)[]) =>
    bot.rest.checks.update({ ...at, check_run_id: check.id, actions })

  await expect(update([{ ...action, label: 'L'.repeat(21) }])).rejects.toMatchObject({
    status: 422,
  })
  await expect(update([action, action, action, action])).rejects.toMatchObject({ status: 422 })
  await update([{ ...action, identifier: 'scrape' }])
  await expect(github.pressButton(check.id, 'paint', ben)).rejects.toThrow('it offers: scrape')
  const refused: unknown = expect.stringContaining('checks/update')
  expectViolations(refused, refused)
})

test('annotations of a check are read by GraphQL page by page', async () => {
  const { bot, head_sha } = await pushed()
  await bot.rest.checks.create({
    ...at,
    name: 'colours',
    head_sha,
    conclusion: 'failure',
    output: { title: 'Colours', summary: 'All white.', annotations: annotations(30) },
  })

  const answer = await bot.graphql(
    `query ($sha: String!) {
      repository(owner: "ada", name: "garden") {
        object(expression: $sha) {
          ... on Commit {
            checkSuites(first: 1) {
              nodes {
                checkRuns(first: 1) {
                  nodes {
                    annotations(first: 1, after: "Y3Vyc29yOjI4") {
                      totalCount
                      nodes { path annotationLevel message location { start { line } } }
                    }
                  }
                }
              }
            }
          }
        }
      }
    }`,
    { sha: head_sha },
  )

  const annotation = {
    path: 'plants/lily.md',
    annotationLevel: 'WARNING',
    message: 'Too white',
    location: { start: { line: 30 } },
  }
  const runs = { nodes: [{ annotations: { totalCount: 30, nodes: [annotation] } }] }
  expect(answer).toEqual({
    repository: { object: { checkSuites: { nodes: [{ checkRuns: runs }] } } },
  })
})

test('another app reports on the same commit under its own name', async () => {
  const { bot, head_sha, github, garden, client, news, ada, app } = await pushed()
  const other = github.createQuietApp('greenhouse', { checks: 'write' })
  const greenhouse = client(github.tokenFor(github.install(other, garden)))
  await bot.rest.checks.create({ ...at, name: 'measure', head_sha, conclusion: 'failure' })
  await news()

  const { data: check } = await greenhouse.rest.checks.create({
    ...at,
    name: 'measure',
    head_sha,
    conclusion: 'success',
  })

  const { data: all } = await bot.rest.checks.listForRef({ ...at, ref: 'lily' })
  const foreign = bot.rest.checks.update({ ...at, check_run_id: check.id, name: 'mine' })
  expect(all.check_runs.map(({ app, conclusion }) => [app?.slug, conclusion])).toEqual([
    ['greenhouse', 'success'],
    ['gardener', 'failure'],
  ])
  await expect(foreign).rejects.toMatchObject({ status: 403 })
  expect(await news()).toEqual(['check_run.created', 'check_run.completed'])
  await github.push(garden, { branch: 'lily', files: new Map([['a.md', 'A.\n']]), by: ada })
  await github.settle()
  expect(new Set(github.deliveries.map(({ appId }) => appId))).toEqual(new Set([app.id]))
})
