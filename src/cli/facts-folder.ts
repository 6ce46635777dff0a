import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sources } from '../facts/facts-of.ts'
import { isPointer, parseHubJson, pointerSize } from '../facts/hub-json.ts'
import { parseModelPage } from '../facts/model-page.ts'
import { parseSavedFacts } from '../facts/saved-facts.ts'
import type { ModelFile } from '../facts/weights.ts'
import { entriesOf } from './documents.ts'
import { jsonAt } from './facts-json.ts'

const mostBytes = 4_000_000
const pointerBytes = 1_000

/**
 * The sources of a model that lie in a folder: a checkout of its repository, or single files of it. With an
 * `id`, only the saved page of that model counts; without one, the only page there.
 */
export async function sourcesIn(folder: string, id: string | undefined): Promise<Sources> {
  const names = (await entriesOf(folder))
    .filter((one) => !one.isDirectory())
    .map(({ name }) => name)
  const files = await Promise.all(names.map((name) => fileAt(folder, name)))
  const json = async (name: string): Promise<unknown> =>
    names.includes(name) ? await jsonAt(join(folder, name)) : undefined
  const pages = await pagesAmong(folder, files)
  const page = pages.find((one) => id === undefined || isAbout(one, id))
  return {
    id: id ?? parseModelPage(page)?.id ?? '',
    page,
    config: (await json('config.json')) ?? (await json('params.json')),
    index: await json('model.safetensors.index.json'),
    files,
    missing: page === undefined ? { page: 'the folder holds no page of the model' } : {},
  }
}

function isAbout(page: unknown, id: string): boolean {
  return parseModelPage(page)?.id.toLowerCase() === id.toLowerCase()
}

async function fileAt(folder: string, name: string): Promise<ModelFile> {
  const path = join(folder, name)
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined || size > pointerBytes) return { name, size }
  const text = await readFile(path, 'utf8').catch(() => '')
  return { name, size: isPointer(text) ? (pointerSize(text) ?? undefined) : size }
}

/** Files of a model that are JSON and no page are passed over; so is what cannot be read. */
async function pagesAmong(
  folder: string,
  files: readonly ModelFile[],
): Promise<readonly unknown[]> {
  const pages: unknown[] = []
  for (const { name, size = 0 } of files) {
    if (!name.endsWith('.json') || size > mostBytes) continue
    const text = await readFile(join(folder, name), 'utf8').catch(() => '')
    const read = parseHubJson(text)
    const isPage = read.kind === 'json' && parseModelPage(read.json) !== undefined
    if (isPage && parseSavedFacts(read.json) === undefined) pages.push(read.json)
  }
  return pages
}
