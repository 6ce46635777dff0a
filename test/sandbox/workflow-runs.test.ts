import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

const path = '.github/workflows/measure.yml'
const measure = { ...at, workflow_id: 'measure.yml' }

async function running() {
  const set = await scene({ events: ['workflow_job'] })
  const { github, garden, ada } = set
  const wish = { path, event: 'push', branch: 'main', by: ada }
  const run = await github.startRun(garden, wish)
  return { ...set, run, wish, bot: await set.asBot(), here: { ...at, run_id: run.id } }
}

test('a job begins and ends under the name the test gives it, a skipped one too', async () => {
  const { github, run, bot, here, news } = await running()
  await news()

  await github.beginJob(run, 'measure (rose)')
  const { data: during } = await bot.rest.actions.listJobsForWorkflowRun(here)
  await github.completeRun(run, 'success', { 'measure (rose)': 'success', lily: 'skipped' })

  const { data: after } = await bot.rest.actions.listJobsForWorkflowRun(here)
  expect(during.jobs.map(({ name, status }) => [name, status])).toEqual([
    ['measure (rose)', 'in_progress'],
  ])
  expect(after.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ['measure (rose)', 'success'],
    ['lily', 'skipped'],
  ])
  expect(await news()).toEqual([
    'workflow_job.in_progress',
    'workflow_job.completed',
    'workflow_job.completed',
    'workflow_run.completed',
  ])
})

test('each attempt keeps its jobs and its end', async () => {
  const { github, run, bot, as, ada, here } = await running()
  await github.completeRun(run, 'failure', { rose: 'success', lily: 'failure' })

  await as(ada).rest.actions.reRunWorkflow(here)
  await github.completeRun(run, 'success', { rose: 'success', lily: 'success' })

  const first = { ...here, attempt_number: 1 }
  const { data: now } = await bot.rest.actions.getWorkflowRun(here)
  const { data: then } = await bot.rest.actions.getWorkflowRunAttempt(first)
  const { data: jobs } = await bot.rest.actions.listJobsForWorkflowRunAttempt(first)
  const { data: all } = await bot.rest.actions.listJobsForWorkflowRun({ ...here, filter: 'all' })
  expect([now.run_attempt, now.conclusion, now.triggering_actor?.login]).toEqual([
    2,
    'success',
    'ada',
  ])
  expect([then.run_attempt, then.conclusion]).toEqual([1, 'failure'])
  expect(jobs.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ['rose', 'success'],
    ['lily', 'failure'],
  ])
  expect(all.jobs.map(({ run_attempt }) => run_attempt)).toEqual([1, 1, 2, 2])
  await expect(
    bot.rest.actions.getWorkflowRunAttempt({ ...here, attempt_number: 3 }),
  ).rejects.toMatchObject({ status: 404 })
})

test('only failed jobs run again, the good ones are carried over', async () => {
  const { github, run, bot, as, ada, here } = await running()
  await github.completeRun(run, 'failure', { rose: 'success', lily: 'failure' })

  await as(ada).rest.actions.reRunWorkflowFailedJobs(here)

  const { data } = await bot.rest.actions.listJobsForWorkflowRun(here)
  const { data: job } = await bot.rest.actions.getJobForWorkflowRun({
    ...at,
    job_id: data.jobs[0]?.id ?? 0,
  })
  expect(data.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([['rose', 'success']])
  expect([job.name, job.run_attempt]).toEqual(['rose', 2])
})

test('a run that works cannot run again, and a stranger cannot ask for it', async () => {
  const { github, run, as, ada, ben, here } = await running()
  const again = (user: typeof ada) => as(user).rest.actions.reRunWorkflow(here)

  await expect(again(ada)).rejects.toMatchObject({ status: 403 })
  await github.completeRun(run, 'success')
  await expect(again(ben)).rejects.toMatchObject({ status: 403 })
})

test('cancelling ends the run and its open jobs, once', async () => {
  const { github, run, as, ada, bot, here, news } = await running()
  await github.completeJob(run, 'rose', 'success')
  await github.beginJob(run, 'lily')
  await news()

  await as(ada).rest.actions.cancelWorkflowRun(here)

  const { data } = await bot.rest.actions.listJobsForWorkflowRun(here)
  expect(data.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ['rose', 'success'],
    ['lily', 'cancelled'],
  ])
  expect((await bot.rest.actions.getWorkflowRun(here)).data.conclusion).toBe('cancelled')
  expect(await news()).toEqual(['workflow_job.completed', 'workflow_run.completed'])
  await expect(as(ada).rest.actions.cancelWorkflowRun(here)).rejects.toMatchObject({ status: 409 })
})

test('a deleted run is gone with its attempts, and nobody is told', async () => {
  const { github, run, as, ada, bot, here, news } = await running()
  const early = as(ada).rest.actions.deleteWorkflowRun(here)
  await expect(early).rejects.toMatchObject({ status: 403 })
  await github.completeRun(run, 'success', { rose: 'success' })
  await news()

  await as(ada).rest.actions.deleteWorkflowRun(here)

  await expect(bot.rest.actions.getWorkflowRun(here)).rejects.toMatchObject({ status: 404 })
  expect((await bot.rest.actions.listWorkflowRunsForRepo(at)).data.total_count).toBe(0)
  expect(await news()).toEqual([])
})

test('a run names the pull requests of its branch, one of a fork names none', async () => {
  const { github, garden, ada, ben, as, bot, wish } = await running()
  const files = new Map([['plants/lily.md', 'White.\n']])
  const fork = github.fork(garden, ben)
  await github.push(garden, { branch: 'lily', files, by: ada })
  const head = await github.push(fork, { branch: 'lily', files, by: ben })
  const open = (user: typeof ada, from: string) =>
    as(user).rest.pulls.create({ ...at, title: 'Lily', head: from, base: 'main' })
  await open(ada, 'lily')
  await open(ben, 'ben:lily')
  const event = 'pull_request'

  const own = await github.startRun(garden, { ...wish, event, branch: 'lily' })
  const foreign = await github.startRun(garden, { ...wish, event, branch: 'lily', by: ben, fork })

  const read = async (run_id: number) =>
    (await bot.rest.actions.getWorkflowRun({ ...at, run_id })).data
  expect((await read(own.id)).pull_requests?.map(({ number }) => number)).toEqual([1])
  expect(await read(foreign.id)).toMatchObject({
    pull_requests: [],
    head_sha: head,
    head_branch: 'lily',
    head_repository: { full_name: 'ben/garden' },
  })
})

test('a workflow that is switched off is not started until it is on again', async () => {
  const { as, ada, bot } = await running()
  const dispatch = () =>
    bot.rest.actions.createWorkflowDispatch({ ...measure, ref: 'main', inputs: { nonce: '1' } })

  await as(ada).rest.actions.disableWorkflow(measure)
  const { data: off } = await bot.rest.actions.getWorkflow(measure)
  await expect(dispatch()).rejects.toMatchObject({ status: 422 })
  await as(ada).rest.actions.enableWorkflow(measure)
  await dispatch()

  expect(off.state).toBe('disabled_manually')
})

test('a run that nobody begins stays queued', async () => {
  const { github, asBot, here } = await running()

  github.clock.advance(48 * 3_600_000)

  const bot = await asBot()
  expect((await bot.rest.actions.getWorkflowRun(here)).data.status).toBe('queued')
})
