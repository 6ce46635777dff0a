import { expect, test } from 'vitest'
import { at, scene } from './support/scene.ts'

const observation = `
query Observe($owner: String!, $name: String!, $number: Int!, $path: String!, $appId: Int!, $deep: Boolean!) {
  viewer { login databaseId }
  repository(owner: $owner, name: $name) {
    databaseId
    isPrivate
    defaultBranchRef {
      name
      target { oid ... on Commit {
        file(path: $path) { oid path object { ... on Blob { oid text isBinary isTruncated byteSize } } }
        history(first: 5, path: $path) { nodes { oid } }
      } }
    }
    labels(first: 100, query: "plant") { nodes { name } }
    readme: object(expression: "HEAD:README.md") { ... on Blob { byteSize } }
    folder: object(expression: "main:plants") { ... on Tree { entries { name type oid path } } }
    ref(qualifiedName: "refs/heads/lily") { target { oid ... on Commit { message author { user { login databaseId } } } } }
    pullRequest(number: $number) { ...Whole }
    pullRequests(headRefName: "lily", states: [OPEN], first: 10, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount pageInfo { hasNextPage endCursor } nodes { number }
    }
  }
}
fragment Who on Actor { __typename login ... on User { databaseId } ... on Bot { databaseId } }
fragment Whole on PullRequest {
  number title body state merged isDraft locked mergeable mergedAt createdAt updatedAt
  headRefOid headRefName baseRefName headRepository { databaseId }
  author { ...Who }
  files(first: 100) { nodes { path changeType } }
  labels(first: 100) { nodes { name } }
  comments(first: 100) {
    nodes {
      databaseId fullDatabaseId id body createdAt lastEditedAt isMinimized author { ...Who }
      reactionGroups { content viewerHasReacted }
    }
    pageInfo { hasNextPage endCursor }
  }
  reviews(first: 50) @include(if: $deep) {
    nodes { databaseId fullDatabaseId state submittedAt commit { oid } author { ...Who } }
  }
  timelineItems(last: 50, itemTypes: [LABELED_EVENT, UNLABELED_EVENT, CLOSED_EVENT, HEAD_REF_FORCE_PUSHED_EVENT]) {
    nodes {
      __typename
      ... on LabeledEvent { id createdAt label { name } actor { ...Who } }
      ... on UnlabeledEvent { id createdAt label { name } actor { ...Who } }
      ... on ClosedEvent { id createdAt actor { ...Who } }
      ... on HeadRefForcePushedEvent { id createdAt actor { ...Who } }
    }
  }
  commits(last: 1) {
    nodes { commit {
      oid
      file(path: $path) { object { ... on Blob { text } } }
      checkSuites(first: 10, filterBy: { appId: $appId }) {
        nodes { createdAt app { databaseId }
          checkRuns(first: 50, filterBy: { checkType: LATEST }) {
            nodes { databaseId name externalId status conclusion title summary startedAt }
          }
        }
      }
    } }
  }
}`

interface Nodes<Node> {
  readonly nodes: readonly Node[]
}

interface Seen {
  readonly repository: {
    readonly pullRequest: {
      readonly comments: Nodes<{ readonly reactionGroups: readonly unknown[] }>
      readonly commits: Nodes<{ readonly commit: unknown }>
    }
  }
}

interface Page {
  readonly repository: {
    readonly pullRequest: {
      readonly comments: Nodes<{ readonly body: string }> & {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
      }
    }
  }
}

async function lilies() {
  const set = await scene()
  const { github, garden, ada, ben, as } = set
  const head_sha = await github.push(garden, {
    branch: 'lily',
    files: new Map([['plants/rose.md', 'Red.\nThorny.\n']]),
    by: ada,
  })
  const bot = await set.asBot()
  const { data: pull } = await bot.rest.pulls.create({
    ...at,
    title: 'Lily',
    body: 'See.',
    head: 'lily',
    base: 'main',
  })
  await bot.rest.issues.addLabels({ ...at, issue_number: pull.number, labels: ['plant: new'] })
  const { data: said } = await as(ben).rest.issues.createComment({
    ...at,
    issue_number: pull.number,
    body: 'Oh.',
  })
  await bot.rest.reactions.createForIssueComment({ ...at, comment_id: said.id, content: 'eyes' })
  await bot.rest.checks.create({
    ...at,
    name: 'colours',
    head_sha,
    conclusion: 'success',
    external_id: 'v1',
    output: { title: 'Fine', summary: 'Red.' },
  })
  await as(ben).rest.pulls.createReview({
    ...at,
    pull_number: pull.number,
    event: 'COMMENT',
    body: 'Hm.',
  })
  const variables = {
    owner: 'ada',
    name: 'garden',
    number: pull.number,
    path: 'plants/rose.md',
    appId: set.app.id,
    deep: true,
  }
  return { ...set, bot, pull, head_sha, variables }
}

test('one query shows a pull request with everything that hangs on it', async () => {
  const { bot, variables, head_sha, app, ben, garden } = await lilies()

  const { repository } = await bot.graphql<Seen>(observation, variables)

  const { pullRequest: pull } = repository
  const gardener = { __typename: 'Bot', login: 'gardener', databaseId: app.botId }
  expect(repository).toMatchObject({
    databaseId: garden.id,
    defaultBranchRef: {
      name: 'main',
      target: { file: { object: { text: 'Red.\n', byteSize: 5 } } },
    },
    labels: { nodes: [{ name: 'plant: new' }] },
    folder: { entries: [{ name: 'rose.md', type: 'blob', path: 'plants/rose.md' }] },
    ref: { target: { oid: head_sha, author: { user: { login: 'ada' } } } },
    pullRequests: { totalCount: 1, nodes: [{ number: 1 }] },
  })
  expect(pull).toMatchObject({
    state: 'OPEN',
    mergeable: 'MERGEABLE',
    headRefOid: head_sha,
    author: gardener,
    files: { nodes: [{ path: 'plants/rose.md', changeType: 'MODIFIED' }] },
    labels: { nodes: [{ name: 'plant: new' }] },
    comments: {
      nodes: [
        { body: 'Oh.', lastEditedAt: null, author: { __typename: 'User', databaseId: ben.id } },
      ],
    },
    reviews: { nodes: [{ state: 'COMMENTED', commit: { oid: head_sha } }] },
    timelineItems: {
      nodes: [{ __typename: 'LabeledEvent', label: { name: 'plant: new' }, actor: gardener }],
    },
  })
  expect(pull.comments.nodes[0]?.reactionGroups).toContainEqual({
    content: 'EYES',
    viewerHasReacted: true,
  })
  expect(pull.commits.nodes[0]?.commit).toMatchObject({
    oid: head_sha,
    file: { object: { text: 'Red.\nThorny.\n' } },
    checkSuites: {
      nodes: [
        {
          app: { databaseId: app.id },
          checkRuns: {
            nodes: [
              {
                name: 'colours',
                status: 'COMPLETED',
                conclusion: 'SUCCESS',
                externalId: 'v1',
                title: 'Fine',
              },
            ],
          },
        },
      ],
    },
  })
})

test('a query counts as one call and never as a write', async () => {
  const { bot, variables, github } = await lilies()
  const before = github.calls.length

  await bot.graphql(observation, { ...variables, deep: false })

  expect(github.calls.slice(before)).toEqual([
    { operation: 'graphql', kind: 'graphql', status: 200, actor: 'gardener[bot]' },
  ])
})

test('what does not exist is an error with HTTP 200', async () => {
  const { github, ada } = await scene()
  const ask = async (query: string) => {
    const body = JSON.stringify({ query })
    const answer = await github.fetch('/graphql', {
      method: 'POST',
      body,
      headers: { authorization: `token ${ada.token}` },
    })
    return { status: answer.status, body: await answer.json() }
  }
  const missing = { status: 200, body: { errors: [{ type: 'NOT_FOUND' }] } }

  const pond = await ask('{ repository(owner: "ada", name: "pond") { id } }')
  const pull = await ask(
    '{ repository(owner: "ada", name: "garden") { pullRequest(number: 4) { id } } }',
  )

  expect([pond, pull]).toMatchObject([missing, missing])
})

test('a field that GitHub does not have, and one that is not served, are violations', async () => {
  const { as, ada, expectViolations } = await scene()
  const ask = (field: string) =>
    as(ada).graphql(`{ repository(owner: "ada", name: "garden") { ${field} } }`)

  await expect(ask('colour')).rejects.toThrow('Cannot query field "colour"')
  await expect(ask('stargazerCount')).rejects.toThrow('not served')
  expectViolations(
    expect.stringContaining('"colour"'),
    'graphql: Repository.stargazerCount is not served',
  )
})

test('a bot without a permission does not see what needs it', async () => {
  const { asApp, installation, github } = await lilies()
  const { data } = await asApp().rest.apps.createInstallationAccessToken({
    installation_id: installation.id,
    permissions: { contents: 'read' },
  })
  const query =
    '{ repository(owner: "ada", name: "garden") { databaseId pullRequest(number: 1) { title } } }'

  const answer = await github.fetch('/graphql', {
    method: 'POST',
    body: JSON.stringify({ query }),
    headers: { authorization: `token ${data.token}` },
  })

  expect(await answer.json()).toMatchObject({
    data: { repository: { pullRequest: null } },
    errors: [{ type: 'FORBIDDEN' }],
  })
})

test('comments come in pages', async () => {
  const { as, ada, ben, pull } = await lilies()
  await as(ben).rest.issues.createComment({ ...at, issue_number: pull.number, body: 'Ah.' })
  const page = async (after: string | null) => {
    const query = `query ($after: String) { repository(owner: "ada", name: "garden") { pullRequest(number: 1) {
      comments(first: 1, after: $after) { nodes { body } pageInfo { hasNextPage endCursor } } } } }`
    const { repository } = await as(ada).graphql<Page>(query, { after })
    return repository.pullRequest.comments
  }

  const first = await page(null)
  const second = await page(first.pageInfo.endCursor)

  expect([first.nodes, second.nodes]).toEqual([[{ body: 'Oh.' }], [{ body: 'Ah.' }]])
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false])
})

test('an object is found by its id, whatever it is', async () => {
  const { as, ada, head_sha } = await lilies()
  const { data: commit } = await as(ada).rest.git.getCommit({ ...at, commit_sha: head_sha })
  const { data: tree } = await as(ada).rest.git.getTree({ ...at, tree_sha: commit.tree.sha })
  const ids = [head_sha, commit.tree.sha, tree.tree.find(({ path }) => path === 'README.md')?.sha]
  const typeOf = (oid: string | undefined) =>
    as(ada).graphql(
      'query ($oid: GitObjectID!) { repository(owner: "ada", name: "garden") { object(oid: $oid) { __typename oid } } }',
      { oid },
    )

  const found = await Promise.all([...ids, '1'.repeat(40)].map(typeOf))

  expect(found).toMatchObject([
    { repository: { object: { __typename: 'Commit', oid: ids[0] } } },
    { repository: { object: { __typename: 'Tree', oid: ids[1] } } },
    { repository: { object: { __typename: 'Blob', oid: ids[2] } } },
    { repository: { object: null } },
  ])
})

test('a minimized comment says so', async () => {
  const { github, as, ada, pull } = await lilies()
  const { data: said } = await as(ada).rest.issues.listComments({
    ...at,
    issue_number: pull.number,
  })
  github.minimizeComment(said[0]?.id ?? 0)

  const seen = await as(ada).graphql(
    '{ repository(owner: "ada", name: "garden") { pullRequest(number: 1) { comments(first: 9) { nodes { isMinimized } } } } }',
  )

  expect(seen).toEqual({
    repository: { pullRequest: { comments: { nodes: [{ isMinimized: true }] } } },
  })
})

test('a forced push stays in the timeline with both its heads', async () => {
  const { github, garden, as, ada, head_sha } = await lilies()
  const { data: main } = await as(ada).rest.git.getRef({ ...at, ref: 'heads/main' })
  const from = main.object.sha

  const after = await github.push(garden, {
    branch: 'lily',
    files: new Map([['b', '2']]),
    by: ada,
    from,
  })

  const seen = await as(
    ada,
  ).graphql(`{ repository(owner: "ada", name: "garden") { pullRequest(number: 1) {
    timelineItems(last: 9, itemTypes: [HEAD_REF_FORCE_PUSHED_EVENT]) { nodes { ... on HeadRefForcePushedEvent {
      beforeCommit { oid } afterCommit { oid } actor { login }
    } } }
  } } }`)
  const event = {
    beforeCommit: { oid: head_sha },
    afterCommit: { oid: after },
    actor: { login: 'ada' },
  }
  expect(seen).toEqual({ repository: { pullRequest: { timelineItems: { nodes: [event] } } } })
})
