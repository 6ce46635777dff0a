/** How a model is asked: at once, or by a file of requests. */
export type Run = 'real-time' | 'batch'
/** What an example is written in. */
export type Language = 'python' | 'bash'

export const runs: readonly Run[] = ['real-time', 'batch']
export const languages: readonly Language[] = ['python', 'bash']

/** The folder that includes are relative to. */
export const snippetRoot = '.snippets/'

/** The places of the documentation, beside pages and snippets. */
export const paths = {
  models: 'get-started/models.md',
  limits: '.snippets/text/get-started/rate-limit.md',
  generator: 'scripts/generate_llms.py',
} as const

/** The page that shows the examples of a run. */
export function pageOf(run: Run): string {
  return `get-started/start-building/${run}.md`
}

/** The folder of the snippets of a run, with its final slash. */
export function folderOf(run: Run): string {
  return `${snippetRoot}code/get-started/start-building/${run}/`
}

/** The plain list of ids of a run, which older trees have. */
export function listOf(run: Run): string {
  return `${snippetRoot}text/${run}-models.md`
}

/** The files that may include snippets: the pages, and the rates one of them includes. */
export const includers: readonly string[] = [...runs.map(pageOf), paths.models, paths.limits]
