import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

const rose = Array.from({ length: 20 }, (_, line) => `Line ${line + 1}.`)
const text = (lines: readonly string[]): string => `${lines.join('\n')}\n`
const pull = { ...at, pull_number: 1 }
const events = ['pull_request_review_comment', 'pull_request_review_thread']

/** Ben's garden-to-be: line 3 of the rose is changed and a line is added after it. */
async function proposed() {
  const set = await scene({ events })
  const { github, garden, ada, ben } = set
  await github.push(garden, {
    branch: 'main',
    files: new Map([['plants/rose.md', text(rose)]]),
    by: ada,
  })
  const fork = github.fork(garden, ben)
  const changed = [...rose.slice(0, 2), 'Line three.', 'Line three and a half.', ...rose.slice(3)]
  const push = (files: ReadonlyMap<string, string>) =>
    github.push(fork, { branch: 'rose', files, by: ben })
  const head = await push(new Map([['plants/rose.md', text(changed)]]))
  await set.as(ben).rest.pulls.create({ ...at, title: 'Rose', head: 'ben:rose', base: 'main' })
  return { ...set, head, push, changed, bot: await set.asBot() }
}

const suggestion = (lines: readonly string[]): string =>
  ['Better:', '```suggestion', ...lines, '```'].join('\n')

test('a review carries comments on lines and ranges of the diff', async () => {
  const { bot, news, head } = await proposed()
  await news()

  const { data: review } = await bot.rest.pulls.createReview({
    ...pull,
    event: 'COMMENT',
    comments: [
      { path: 'plants/rose.md', line: 4, body: 'One line.' },
      { path: 'plants/rose.md', start_line: 3, line: 4, side: 'RIGHT', body: 'Two lines.' },
      { path: 'plants/rose.md', line: 3, side: 'LEFT', body: 'What was there.' },
    ],
  })

  const { data: comments } = await bot.rest.pulls.listReviewComments({ ...pull })
  expect(review).toMatchObject({ state: 'COMMENTED', commit_id: head })
  expect(comments.map((one) => [one.start_line, one.line, one.side, one.position])).toEqual([
    [null, 4, 'RIGHT', 5],
    [3, 4, 'RIGHT', 5],
    [null, 3, 'LEFT', 3],
  ])
  expect(comments[0]?.diff_hunk).toBe(
    '@@ -1,6 +1,7 @@\n Line 1.\n Line 2.\n-Line 3.\n+Line three.\n+Line three and a half.',
  )
  expect(await news()).toEqual([
    'pull_request_review.submitted',
    'pull_request_review_comment.created',
    'pull_request_review_comment.created',
    'pull_request_review_comment.created',
  ])
})

test('each comment on lines is told by itself, after its review', async () => {
  const { as, ada, github, heard } = await proposed()
  heard.splice(0)

  await as(ada).rest.pulls.createReview({
    ...pull,
    event: 'APPROVE',
    comments: [{ path: 'plants/rose.md', line: 4, body: 'Good.' }],
  })

  await github.settle()
  expect(heard.map(({ payload }) => payload)).toMatchObject([
    { action: 'submitted', review: { state: 'approved', body: '' } },
    { action: 'created', comment: { line: 4, body: 'Good.' } },
  ])
})

test.each([
  [
    'a line outside of the diff',
    { path: 'plants/rose.md', line: 19 },
    'Line could not be resolved',
  ],
  ['a file that is not changed', { path: 'README.md', line: 1 }, 'Path could not be resolved'],
  [
    'a range that begins outside',
    { path: 'plants/rose.md', start_line: 15, line: 4 },
    'Start line could not be resolved',
  ],
  ['no line', { path: 'plants/rose.md' }, 'Line could not be resolved'],
])('%s refuses the whole review', async (_name, place, message) => {
  const { bot } = await proposed()
  const fine = { path: 'plants/rose.md', line: 3, body: 'Fine.' }

  const review = bot.rest.pulls.createReview({
    ...pull,
    event: 'COMMENT',
    comments: [fine, { ...place, body: 'Not there.' }],
  })

  await expect(review).rejects.toMatchObject({
    status: 422,
    response: { data: { errors: [message] } },
  })
  expect((await bot.rest.pulls.listReviews({ ...pull })).data).toEqual([])
  expect((await bot.rest.pulls.listReviewComments({ ...pull })).data).toEqual([])
})

test('a single comment is a review of its own, and a reply joins its thread', async () => {
  const { bot, as, ben, head } = await proposed()
  const place = { path: 'plants/rose.md', commit_id: head }
  const { data: first } = await bot.rest.pulls.createReviewComment({
    ...pull,
    ...place,
    line: 4,
    side: 'RIGHT',
    body: 'Why?',
  })

  const { data: reply } = await as(ben).rest.pulls.createReplyForReviewComment({
    ...pull,
    comment_id: first.id,
    body: 'Because.',
  })
  const outside = bot.rest.pulls.createReviewComment({ ...pull, ...place, line: 19, body: 'No.' })

  expect(reply).toMatchObject({ in_reply_to_id: first.id, line: 4, user: { login: 'ben' } })
  expect((await bot.rest.pulls.listReviews({ ...pull })).data).toHaveLength(2)
  expect((await bot.rest.pulls.get({ ...pull })).data.review_comments).toBe(2)
  await expect(outside).rejects.toMatchObject({
    status: 422,
    response: {
      data: { errors: [{ message: 'pull_request_review_thread.line must be part of the diff' }] },
    },
  })
})

test('suggestions of several comments become one commit of the person on the head branch', async () => {
  const { bot, github, garden, ada, news } = await proposed()
  await bot.rest.pulls.createReview({
    ...pull,
    event: 'COMMENT',
    comments: [
      { path: 'plants/rose.md', line: 2, body: suggestion(['Second.', 'And a half.']) },
      { path: 'plants/rose.md', start_line: 3, line: 4, body: suggestion([]) },
    ],
  })
  const { data: comments } = await bot.rest.pulls.listReviewComments({ ...pull })
  await news()

  const sha = await github.commitSuggestions(garden, 1, {
    comments: comments.map(({ id }) => id),
    by: ada,
  })

  const { data: after } = await bot.rest.pulls.get({ ...pull })
  const { data: body } = await bot.rest.repos.getContent({
    ...at,
    path: 'plants/rose.md',
    ref: sha,
    mediaType: { format: 'raw' },
  })
  expect(after.head.sha).toBe(sha)
  expect(String(body).split('\n').slice(0, 5)).toEqual([
    'Line 1.',
    'Second.',
    'And a half.',
    'Line 4.',
    'Line 5.',
  ])
  expect(await news()).toEqual([
    'pull_request.synchronize',
    'pull_request_review_thread.resolved',
    'pull_request_review_thread.resolved',
  ])
})

test('a suggestion keeps the line endings of the file', async () => {
  const { bot, github, garden, ben, push } = await proposed()
  await push(new Map([['plants/tulip.md', 'Red.\r\nTall.\r\nLate.']]))
  await bot.rest.pulls.createReview({
    ...pull,
    event: 'COMMENT',
    comments: [
      { path: 'plants/tulip.md', line: 2, body: suggestion(['Short.', 'Thin.']) },
      { path: 'plants/tulip.md', line: 3, body: suggestion(['Early.']) },
    ],
  })
  const { data: comments } = await bot.rest.pulls.listReviewComments({ ...pull })

  const ref = await github.commitSuggestions(garden, 1, {
    comments: comments.map(({ id }) => id),
    by: ben,
  })

  const path = 'plants/tulip.md'
  const { data } = await bot.rest.repos.getContent({
    ...at,
    path,
    ref,
    mediaType: { format: 'raw' },
  })
  expect(String(data)).toBe('Red.\r\nShort.\r\nThin.\r\nEarly.')
})

test('a stranger cannot commit a suggestion, and what is no suggestion nobody can', async () => {
  const { bot, github, garden, ben, head } = await proposed()
  const mallory = github.createUser('mallory')
  const place = { path: 'plants/rose.md', commit_id: head, line: 3 }
  const { data: comment } = await bot.rest.pulls.createReviewComment({
    ...pull,
    ...place,
    body: 'Just a word.',
  })
  const comments = [comment.id]

  const byStranger = github.commitSuggestions(garden, 1, { comments, by: mallory })
  const byAuthor = github.commitSuggestions(garden, 1, { comments, by: ben })

  await expect(byStranger).rejects.toMatchObject({ status: 403 })
  await expect(byAuthor).rejects.toMatchObject({ status: 422 })
})

const threads = `query {
  repository(owner: "ada", name: "garden") {
    pullRequest(number: 1) {
      reviewThreads(first: 10) {
        nodes { isOutdated isResolved line resolvedBy { login } comments(first: 10) { nodes { body outdated } } }
      }
      reviews(first: 10) { nodes { state comments(first: 10) { nodes { path line } } } }
    }
  }
}`

test('comments move with their lines, and are outdated when these change', async () => {
  const { bot, as, ben, github, push, changed } = await proposed()
  const comment = (line: number) => ({ path: 'plants/rose.md', line, body: `On ${line}.` })
  await bot.rest.pulls.createReview({
    ...pull,
    event: 'COMMENT',
    comments: [comment(3), comment(4)],
  })
  const { data: before } = await bot.rest.pulls.listReviewComments({ ...pull })

  await push(new Map([['plants/rose.md', text(['New.', ...changed.toSpliced(3, 1, 'Other.')])]]))
  await github.resolveThread(before[0]?.id ?? 0, ben)

  const { data } = await bot.rest.pulls.listReviewComments({ ...pull })
  expect(data.map((one) => [one.original_line, one.line])).toEqual([
    [3, 4],
    [4, null],
  ])
  const answer = await as(ben).graphql<{ repository: { pullRequest: object } }>(threads)
  expect(answer.repository.pullRequest).toEqual({
    reviewThreads: {
      nodes: [
        {
          isOutdated: false,
          isResolved: true,
          line: 4,
          resolvedBy: { login: 'ben' },
          comments: { nodes: [{ body: 'On 3.', outdated: false }] },
        },
        {
          isOutdated: true,
          isResolved: false,
          line: null,
          resolvedBy: null,
          comments: { nodes: [{ body: 'On 4.', outdated: true }] },
        },
      ],
    },
    reviews: {
      nodes: [
        {
          state: 'COMMENTED',
          comments: {
            nodes: [
              { path: 'plants/rose.md', line: 4 },
              { path: 'plants/rose.md', line: null },
            ],
          },
        },
      ],
    },
  })
})

test('a review is dismissed by somebody who may write, a comment is not', async () => {
  const { as, ada, ben, garden, github, news } = await proposed()
  const carl = github.createUser('carl')
  github.addCollaborator(garden, carl, 'write')
  const { data: approval } = await as(carl).rest.pulls.createReview({ ...pull, event: 'APPROVE' })
  const { data: word } = await as(ada).rest.pulls.createReview({
    ...pull,
    event: 'COMMENT',
    body: 'Hm.',
  })
  await news()
  const dismiss = (user: typeof ada, review_id: number) =>
    as(user).rest.pulls.dismissReview({ ...pull, review_id, message: 'Not any more.' })

  const byAuthor = dismiss(ben, approval.id)
  await expect(byAuthor).rejects.toMatchObject({ status: 403 })
  const { data: dismissed } = await dismiss(ada, approval.id)
  await expect(dismiss(ada, word.id)).rejects.toMatchObject({ status: 422 })

  expect(dismissed.state).toBe('DISMISSED')
  expect(await news()).toEqual(['pull_request_review.dismissed'])
})

test('a comment on lines is edited and deleted by its author', async () => {
  const { bot, as, ben, head } = await proposed()
  const { data: comment } = await bot.rest.pulls.createReviewComment({
    ...pull,
    path: 'plants/rose.md',
    commit_id: head,
    line: 3,
    body: 'Hm.',
  })
  const place = { ...at, comment_id: comment.id }

  const { data: edited } = await bot.rest.pulls.updateReviewComment({ ...place, body: 'Ah.' })
  const byOther = as(ben).rest.pulls.deleteReviewComment(place)
  await expect(byOther).rejects.toMatchObject({ status: 403 })
  await bot.rest.pulls.deleteReviewComment(place)

  expect(edited.body).toBe('Ah.')
  await expect(bot.rest.pulls.getReviewComment(place)).rejects.toMatchObject({ status: 404 })
})
