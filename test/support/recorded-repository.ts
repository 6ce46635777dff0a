import type { Answer, Call } from './recorded-github.ts'

/** Commits and blobs of the recorded repository. */
export const recorded = {
  main: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
  head: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  before: 'eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee',
  file: '20260105-phi-4.md',
  path: 'docs/proposals/20260105-phi-4.md',
  bot: { __typename: 'Bot', login: 'usher', databaseId: 900 },
  ines: { __typename: 'User', login: 'ines', databaseId: 11 },
  mara: { __typename: 'User', login: 'mara', databaseId: 12 },
} as const

const proposal = `---
title: Proposal for phi-4
authors:
  - "Ines Requester"
reviewers:
  - "Mara Maintainer"
creation-date: 2026-01-05
last-updated: 2026-01-05
status: provisional
---

# Title

Add support for phi-4.

## Requirements

| Field | Notes |
|----|----|
| Family name | phi |
| Type | \`text-generation\` |
| Download site | https://huggingface.co/microsoft/phi-4 |
| Version | 187ef0342fff0eb3333be9f00389385e95ef0b61 |
`

/** Texts by blob id: the proposal, its template, the registry. */
export const texts: Readonly<Record<string, string>> = {
  ['1'.repeat(40)]: proposal,
  ['2'.repeat(40)]: '# Title\n',
  ['3'.repeat(40)]: 'models:\n',
}

/** A list that is whole on its first page. */
export function page(nodes: readonly unknown[]): object {
  return { nodes, pageInfo: { hasNextPage: false, endCursor: null } }
}

/** An entry of a git tree as REST lists it. */
export function entry(path: string, oid: string, mode = '100644'): object {
  return { path, mode, type: 'blob', sha: oid, size: 1, url: '' }
}

export const ground: readonly object[] = [
  entry('docs/proposals/YYYYMMDD-model-template.md', '2'.repeat(40)),
  entry('presets/workspace/models/supported_models.yaml', '3'.repeat(40)),
]

/** An open pull request that brings the proposal, with whatever is different about it. */
export function homeAnswer(different: object = {}): object {
  return {
    number: 7,
    state: 'OPEN',
    isDraft: false,
    locked: false,
    headRefName: 'add-phi-4',
    headRefOid: recorded.head,
    isCrossRepository: true,
    mergedAt: null,
    updatedAt: '2026-01-05T10:00:00Z',
    author: recorded.ines,
    labels: page([{ name: 'proposal: provisional' }]),
    files: page([{ path: recorded.path, changeType: 'ADDED' }]),
    labelEvents: page([]),
    comments: page([]),
    reviews: page([]),
    commits: commitsAnswer(),
    ...different,
  }
}

/** The last commit of a pull request, with our checks on it. */
export function commitsAnswer(checks: readonly object[] = []): object {
  return {
    nodes: [
      {
        commit: {
          oid: recorded.head,
          seen: {
            nodes: [{ createdAt: '2026-01-05T09:30:00Z' }, { createdAt: '2026-01-05T09:00:00Z' }],
          },
          ours: { nodes: [{ checkRuns: { nodes: checks } }] },
          file: { path: recorded.path, oid: '1'.repeat(40), object: { text: proposal } },
        },
      },
    ],
  }
}

/** A check run of ours. */
export function checkAnswer(id: number, name: string, conclusion: string): object {
  const title = 'Title'
  return {
    databaseId: id,
    name,
    externalId: 'v1',
    status: 'COMPLETED',
    conclusion,
    title,
    summary: '',
    text: '',
  }
}

const noBranches = {
  registration: { nodes: [] },
  registrationRef: null,
  status: { nodes: [] },
  statusRef: null,
  preset: { nodes: [] },
  presetRef: null,
  e2e: { nodes: [] },
  e2eRef: null,
}

/** What the question `look` is answered, with whatever is different about the repository. */
export function lookAnswer(different: object = {}): Answer {
  return {
    body: {
      data: {
        viewer: { login: 'usher[bot]', databaseId: 900 },
        repository: {
          databaseId: 42,
          name: 'kaito',
          owner: { login: 'acme' },
          defaultBranchRef: { name: 'main', target: { oid: recorded.main, tree: { oid: 'root' } } },
          labels: page([{ name: 'bug' }]),
          ...noBranches,
          ...different,
        },
      },
    },
  }
}

/** The app's installations and repositories. */
export const directoryAnswers: Readonly<Record<string, Answer>> = {
  'GET /app/installations?per_page=100': {
    body: [{ id: 5, created_at: '2026-01-01T00:00:00Z', suspended_at: null }],
  },
  'GET /installation/repositories?per_page=100': {
    body: { total_count: 1, repositories: [{ id: 42, name: 'kaito', owner: { login: 'acme' } }] },
  },
}

/** A tree at a commit, under the name of the call that asks for it. */
export function treeAnswer(commit: string, tree: readonly object[]): Record<string, Answer> {
  return {
    [`GET /repos/acme/kaito/git/trees/${commit}?recursive=1`]: {
      body: { sha: commit, truncated: false, tree },
    },
  }
}

/** Answers `blobs` from the recorded texts, and from others. */
export function blobsAnswer({ body }: Call, more: typeof texts = {}): Answer {
  const asked = [...String(body.query).matchAll(/(?<name>b\d+): object\(oid: "(?<oid>\w+)"\)/g)]
  const found = asked.map(({ groups }) => {
    const oid = groups?.oid ?? ''
    const text = more[oid] ?? texts[oid] ?? ''
    return [groups?.name ?? '', { text, isTruncated: false }] as const
  })
  const repository: Readonly<Record<string, object>> = Object.fromEntries(found)
  return { body: { data: { repository } } }
}
