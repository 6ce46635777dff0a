import type { ProbotOctokit } from 'probot'

/** What we use of an Octokit: Probot's fits, and so does `@octokit/rest`'s. */
export type Octokit = Pick<
  InstanceType<typeof ProbotOctokit>,
  'auth' | 'graphql' | 'paginate' | 'request' | 'rest'
>
