/** Where a request was made, below the repository's page: its comment or review where it was one, else the pull request. */
export function requestPlace(request: string, pull: number): string {
  const { sort, number } = /^(?<sort>comment|review)-(?<number>\d+)$/.exec(request)?.groups ?? {}
  if (number === undefined) return `pull/${pull}`
  return `pull/${pull}#${sort === 'comment' ? 'issuecomment' : 'pullrequestreview'}-${number}`
}
