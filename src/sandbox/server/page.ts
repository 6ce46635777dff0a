import type { Answer } from '../rest/operation.ts'

type Rows = Extract<Answer, { kind: 'rows' }>

/** One page of a list, and the `Link` header to the others. */
export async function pageOf(
  answer: Rows,
  url: URL,
): Promise<{ readonly body: unknown; readonly link: string | undefined }> {
  const perPage = Math.min(Math.max(Number(url.searchParams.get('per_page') ?? 30), 1), 100)
  const page = answer.cursor ? undefined : Math.max(Number(url.searchParams.get('page') ?? 1), 1)
  const cursor = Number((url.searchParams.get('cursor') ?? 'v1_0').slice(3))
  const from = page === undefined ? cursor : (page - 1) * perPage
  const rows = await answer.rows(from, from + perPage)
  const body = answer.key === undefined ? rows : { total_count: answer.total, [answer.key]: rows }
  const last = Math.max(Math.ceil(answer.total / perPage), 1)
  const links =
    page === undefined ? cursorLinks(url, answer.total, from + perPage) : pageLinks(url, page, last)
  return { body, link: links.length === 0 ? undefined : links.join(', ') }
}

function pageLinks(url: URL, page: number, last: number): readonly string[] {
  const forward = [linkTo(url, 'page', page + 1, 'next'), linkTo(url, 'page', last, 'last')]
  const back = [linkTo(url, 'page', page - 1, 'prev'), linkTo(url, 'page', 1, 'first')]
  return [...(page > 1 ? back : []), ...(page < last ? forward : [])]
}

function cursorLinks(url: URL, total: number, next: number): readonly string[] {
  return next < total ? [linkTo(url, 'cursor', `v1_${next}`, 'next')] : []
}

function linkTo(url: URL, name: string, value: string | number, rel: string): string {
  const target = new URL(url)
  target.searchParams.set(name, String(value))
  return `<${target}>; rel="${rel}"`
}
