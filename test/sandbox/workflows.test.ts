import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

const measure = { ...at, workflow_id: 'measure.yml', ref: 'main' }

test('a dispatched run can be asked for, and carries its inputs in its title', async () => {
  const { asBot, news } = await scene()
  const bot = await asBot()

  const { status, data } = await bot.request(
    'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    { ...measure, inputs: { nonce: 'k7' }, return_run_details: true },
  )

  const { data: runs } = await bot.rest.actions.listWorkflowRuns({
    ...at,
    workflow_id: 'measure.yml',
    event: 'workflow_dispatch',
  })
  const run = runs.workflow_runs[0]
  expect([run?.display_title, run?.status, run?.path]).toEqual([
    'Measure k7',
    'queued',
    '.github/workflows/measure.yml',
  ])
  expect([status, data]).toMatchObject([200, { workflow_run_id: run?.id, run_url: run?.url }])
  expect(await news()).toEqual(['workflow_run.requested'])
})

test('without being asked for, the run is not named', async () => {
  const { asBot } = await scene()

  const answer = await (await asBot()).rest.actions.createWorkflowDispatch({
    ...measure,
    inputs: { nonce: 'k7' },
  })

  expect(answer.status).toBe(204)
})

test('a workflow that is not there, cannot be started or does not know an input does not start', async () => {
  const { asBot, github, garden, ada } = await scene()
  const { rest } = await asBot()
  const quiet = 'name: Quiet\non: push\njobs: {}\n'
  await github.push(garden, {
    branch: 'main',
    files: new Map([['.github/workflows/quiet.yml', quiet]]),
    by: ada,
  })

  const missing = rest.actions.createWorkflowDispatch({ ...measure, workflow_id: 'elsewhere.yml' })
  const silent = rest.actions.createWorkflowDispatch({ ...measure, workflow_id: 'quiet.yml' })
  const undeclared = rest.actions.createWorkflowDispatch({
    ...measure,
    inputs: { nonce: 'k7', colour: 'red' },
  })
  const incomplete = rest.actions.createWorkflowDispatch({ ...measure, inputs: {} })
  const outside = rest.actions.createWorkflowDispatch({
    ...measure,
    inputs: { nonce: 'k7', size: 'huge' },
  })

  await expect(missing).rejects.toMatchObject({ status: 404 })
  for (const refused of [silent, undeclared, incomplete, outside]) {
    await expect(refused).rejects.toMatchObject({ status: 422 })
  }
})

test('a run and its jobs are completed from outside', async () => {
  const { asBot, github, garden, ada, news } = await scene()
  const bot = await asBot()
  const run = await github.startRun(garden, {
    path: '.github/workflows/measure.yml',
    event: 'push',
    branch: 'main',
    by: ada,
  })

  await github.beginRun(run.id)
  await github.completeJob(run.id, 'weigh', 'success')
  await github.completeRun(run.id, 'failure', { measure: 'failure' })

  const { data: seen } = await bot.rest.actions.getWorkflowRun({ ...at, run_id: run.id })
  const { data: jobs } = await bot.rest.actions.listJobsForWorkflowRun({ ...at, run_id: run.id })
  expect([seen.status, seen.conclusion, seen.head_branch]).toEqual(['completed', 'failure', 'main'])
  expect(jobs.jobs.map(({ name, conclusion }) => [name, conclusion])).toEqual([
    ['weigh', 'success'],
    ['measure', 'failure'],
  ])
  expect(await news()).toEqual([
    'workflow_run.requested',
    'workflow_run.in_progress',
    'workflow_run.completed',
  ])
})

test('a run again keeps its id, counts its attempts and says nothing of being requested', async () => {
  const { as, ada, github, garden, news } = await scene()
  const run = await github.startRun(garden, {
    path: '.github/workflows/measure.yml',
    event: 'push',
    branch: 'main',
    by: ada,
  })
  await github.completeRun(run.id, 'failure', { measure: 'failure' })
  await news()

  await as(ada).rest.actions.reRunWorkflow({ ...at, run_id: run.id })
  await github.completeRun(run.id, 'success', { measure: 'success' })

  const { data: seen } = await as(ada).rest.actions.getWorkflowRun({ ...at, run_id: run.id })
  const { data: jobs } = await as(ada).rest.actions.listJobsForWorkflowRun({
    ...at,
    run_id: run.id,
  })
  expect([seen.run_attempt, seen.conclusion, jobs.total_count]).toEqual([2, 'success', 1])
  expect(await news()).toEqual(['workflow_run.completed'])
})

test('the workflows of a repository are those on its default branch', async () => {
  const { as, ada } = await scene()

  const { data } = await as(ada).rest.actions.listRepoWorkflows(at)
  const { data: one } = await as(ada).rest.actions.getWorkflow({
    ...at,
    workflow_id: Number(data.workflows[0]?.id),
  })

  expect([data.total_count, one.name, one.path]).toEqual([
    1,
    'Measure',
    '.github/workflows/measure.yml',
  ])
})
