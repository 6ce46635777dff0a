import type { Change } from '../edit/files.ts'
import { placeIndexEntry } from '../edit/index-page.ts'
import type { FileAt, Snapshot } from '../lifecycle/snapshot.ts'

/** Brings the proposal's entry into the section of the index page that is named after its status. */
export function indexChange(snapshot: Snapshot, file: FileAt, word: string): readonly Change[] {
  const path = snapshot.config.proposals.index
  const page = path === undefined ? undefined : snapshot.files.get(path)
  const title = page === undefined ? undefined : sectionNamed(page, word)
  if (path === undefined || page === undefined || title === undefined) return []

  const line = `- [${titleOf(file)}](${linkTo(snapshot, path, file)})`
  const placed = placeIndexEntry(page, { file: snapshot.file, line }, title)
  if (placed.kind === 'refused' || placed.text === page) return []
  const why = `The page lists the proposal under \`${title}\`.`
  return [{ path, change: 'edit', text: placed.text, why }]
}

const heading = /^#{1,6}[ \t]+(?<title>.+)$/gm

/** The heading that begins with the word of the status, for example `Integrated Status`. */
function sectionNamed(page: string, word: string): string | undefined {
  const titles = [...page.matchAll(heading)].map((match) => match.groups?.title?.trim() ?? '')
  return titles.find((title) => title.toLowerCase().startsWith(word.toLowerCase()))
}

/** The file's slug: the title of a proposal is often still the template's. */
function titleOf({ path }: FileAt): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/^\d{8}-|\.md$/g, '')
}

/** Relative where the proposal lies below the page, the way pages link; the full address elsewhere. */
function linkTo({ repository }: Snapshot, page: string, { path }: FileAt): string {
  const folder = page.slice(0, page.lastIndexOf('/') + 1)
  if (path.startsWith(folder)) return `./${path.slice(folder.length)}`
  const { owner, name, defaultBranch } = repository
  return `https://github.com/${owner}/${name}/blob/${defaultBranch}/${path}`
}
