import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

async function pullRequest() {
  const set = await scene()
  const { github, garden, ada, as } = set
  await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/lily.md', 'White.\n']]),
    by: ada,
  })
  const { data } = await as(ada).rest.pulls.create({
    ...at,
    title: 'Lily',
    head: 'lily',
    base: 'main',
  })
  await set.news()
  return { ...set, issue_number: data.number, number: data.number }
}

test('a comment on a pull request says so, and tells the app of it', async () => {
  const { as, ben, heard, github, issue_number } = await pullRequest()

  await as(ben).rest.issues.createComment({ ...at, issue_number, body: 'It is lovely.' })

  await github.settle()
  expect(heard.map(({ event, payload }) => [event, payload.action, payload.sender])).toEqual([
    ['issue_comment', 'created', expect.objectContaining({ login: 'ben', type: 'User' })],
  ])
  expect(heard[0]?.payload.issue).toHaveProperty('pull_request')
})

test('an edited comment keeps its author and tells what it said', async () => {
  const { as, asBot, ben, heard, github, issue_number } = await pullRequest()
  const { data: said } = await as(ben).rest.issues.createComment({
    ...at,
    issue_number,
    body: 'Good.',
  })

  await (await asBot()).rest.issues.updateComment({ ...at, comment_id: said.id, body: 'Better.' })

  await github.settle()
  const { data: comment } = await as(ben).rest.issues.getComment({ ...at, comment_id: said.id })
  expect([comment.user?.login, comment.body]).toEqual(['ben', 'Better.'])
  expect(heard.at(-1)?.payload).toMatchObject({
    action: 'edited',
    changes: { body: { from: 'Good.' } },
    sender: { login: 'gardener[bot]', type: 'Bot' },
  })
})

test('somebody may delete their own comment and no other', async () => {
  const { as, ada, ben, issue_number } = await pullRequest()
  const say = async (user: typeof ada) =>
    (await as(user).rest.issues.createComment({ ...at, issue_number, body: 'Hm.' })).data.id
  const [hers, his] = [await say(ada), await say(ben)]

  await as(ben).rest.issues.deleteComment({ ...at, comment_id: his })
  const wrong = as(ben).rest.issues.deleteComment({ ...at, comment_id: hers })

  await expect(wrong).rejects.toMatchObject({ status: 403 })
  const { data: left } = await as(ada).rest.issues.listComments({ ...at, issue_number })
  expect(left.map(({ id }) => id)).toEqual([hers])
})

test('a reaction is new once', async () => {
  const { as, asBot, ben, issue_number } = await pullRequest()
  const { data: said } = await as(ben).rest.issues.createComment({
    ...at,
    issue_number,
    body: 'Good.',
  })
  const bot = await asBot()

  const first = await bot.rest.reactions.createForIssueComment({
    ...at,
    comment_id: said.id,
    content: 'eyes',
  })
  const second = await bot.rest.reactions.createForIssueComment({
    ...at,
    comment_id: said.id,
    content: 'eyes',
  })
  const { data: all } = await bot.rest.reactions.listForIssueComment({ ...at, comment_id: said.id })

  expect([first.status, second.status]).toEqual([201, 200])
  expect(all.map(({ content, user }) => [content, user?.login])).toEqual([
    ['eyes', 'gardener[bot]'],
  ])

  await bot.rest.reactions.deleteForIssueComment({
    ...at,
    comment_id: said.id,
    reaction_id: first.data.id,
  })
  expect(
    (await bot.rest.reactions.listForIssueComment({ ...at, comment_id: said.id })).data,
  ).toEqual([])
})

test('a stranger may not label, a triager may, and only a writer may define labels', async () => {
  const { github, garden, as, ben, ada, issue_number } = await pullRequest()
  await as(ada).rest.issues.createLabel({ ...at, name: 'plant: new', color: '00ff00' })

  const stranger = as(ben).rest.issues.addLabels({ ...at, issue_number, labels: ['plant: new'] })
  await expect(stranger).rejects.toMatchObject({ status: 403 })

  github.addCollaborator(garden, ben, 'triage')
  const { data: labels } = await as(ben).rest.issues.addLabels({
    ...at,
    issue_number,
    labels: ['PLANT: NEW'],
  })
  expect(labels.map(({ name }) => name)).toEqual(['plant: new'])

  const defining = as(ben).rest.issues.createLabel({ ...at, name: 'mine' })
  await expect(defining).rejects.toMatchObject({ status: 403 })
  const twin = as(ada).rest.issues.createLabel({ ...at, name: 'Plant: New' })
  await expect(twin).rejects.toMatchObject({ status: 422 })
})

test('labels on a pull request come and go as events of the pull request', async () => {
  const { as, ada, news, issue_number } = await pullRequest()
  const { rest } = as(ada)

  await rest.issues.addLabels({ ...at, issue_number, labels: ['one', 'two'] })
  await rest.issues.setLabels({ ...at, issue_number, labels: ['two', 'three'] })
  await rest.issues.removeLabel({ ...at, issue_number, name: 'two' })
  await rest.issues.updateLabel({ ...at, name: 'three', new_name: 'four' })

  const { data: labels } = await rest.issues.listLabelsOnIssue({ ...at, issue_number })
  expect(labels.map(({ name }) => name)).toEqual(['four'])
  expect(await news()).toEqual([
    'label.created',
    'pull_request.labeled',
    'label.created',
    'pull_request.labeled',
    'pull_request.unlabeled',
    'label.created',
    'pull_request.labeled',
    'pull_request.unlabeled',
    'label.edited',
  ])
  await expect(rest.issues.removeLabel({ ...at, issue_number, name: 'two' })).rejects.toMatchObject(
    { status: 404 },
  )
})

test('issues and pull requests share their numbers, and a list knows what is new', async () => {
  const { as, ada, ben, github, news } = await pullRequest()
  const { data: issue } = await as(ben).rest.issues.create({
    ...at,
    title: 'Snails',
    labels: ['ignored'],
  })
  const since = github.clock.now().toISOString()
  await as(ada).rest.issues.update({ ...at, issue_number: issue.number, state: 'closed' })

  const { data: recent } = await as(ada).rest.issues.listForRepo({ ...at, state: 'all', since })

  expect([issue.number, issue.labels]).toEqual([2, []])
  expect(recent.map(({ number, state, pull_request }) => [number, state, pull_request])).toEqual([
    [2, 'closed', undefined],
  ])
  expect(await news()).toEqual(['issues.opened', 'issues.closed'])
})

test('a text above the limit is refused', async () => {
  const { as, ada, issue_number } = await pullRequest()

  const saying = as(ada).rest.issues.createComment({
    ...at,
    issue_number,
    body: 'x'.repeat(65_537),
  })

  await expect(saying).rejects.toMatchObject({ status: 422 })
})

test('a locked conversation is for writers', async () => {
  const { as, ada, ben, issue_number } = await pullRequest()
  await as(ada).rest.issues.lock({ ...at, issue_number })
  const say = (user: typeof ada) =>
    as(user).rest.issues.createComment({ ...at, issue_number, body: 'Hm.' })

  await expect(say(ben)).rejects.toMatchObject({ status: 403 })
  expect((await say(ada)).status).toBe(201)
})
