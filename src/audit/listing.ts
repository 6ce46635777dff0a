import { placeIndexEntry } from '../edit/index-page.ts'
import { fileOf, type IndexPage } from './index-page.ts'
import type { Picture, Subject } from './picture.ts'
import type { Repair } from './repair.ts'

/** Whether the index page has a section for a status. */
export function isPageStatus({ index }: Picture, status: string | null): status is string {
  return status !== null && index?.sections.has(status.toLowerCase()) === true
}

/** The repair that brings a proposal's entry into the section of a status, its own bytes kept. */
export function listing(
  { index, subjects }: Picture,
  { proposal, file }: Subject,
  status: string,
): Repair | undefined {
  const section = index?.sections.get(status.toLowerCase())
  if (index === undefined || section === undefined || !isOpen(index, section)) return undefined
  const url = addressIn(index, proposal.path, subjects)
  return { do: 'list', path: index.path, file, line: `- [${titleOf(file)}](${url})`, section }
}

/** Whether each section takes entries: one that ends in code or HTML without end swallows them. */
const open = new WeakMap<IndexPage, Map<string, boolean>>()

function isOpen(index: IndexPage, section: string): boolean {
  const known = open.get(index) ?? new Map<string, boolean>()
  open.set(index, known)
  const probe = { file: '00000000-probe.md', line: '- [probe](./00000000-probe.md)' }
  const is = known.get(section) ?? placeIndexEntry(index.text, probe, section).kind === 'edited'
  known.set(section, is)
  return is
}

/** The file's slug: the title of a proposal is often still the template's. */
function titleOf(file: string): string {
  return plainText(file.replace(/^\d{8}-|\.md$/g, ''))
}

/** As the page links its neighbours: relative to the page, or by the full address theirs begin with. */
function addressIn(index: IndexPage, path: string, subjects: readonly Subject[]): string {
  const known = new Map(subjects.map(({ file, proposal }) => [file, proposal.path]))
  const full = index.entries.flatMap((entry) => {
    const target = known.get(fileOf(entry) ?? '')
    const isFull = target !== undefined && !entry.relative && entry.url.endsWith(target)
    return isFull ? [entry.url.slice(0, -target.length)] : []
  })
  const address = encodedPath(path)
  if (full[0] !== undefined) return full[0] + address
  return relativeTo(index.path, address)
}

/** The relative address of a path, seen from a page. */
export function relativeTo(page: string, path: string): string {
  const from = page.split('/').slice(0, -1)
  const to = path.split('/')
  const differs = from.findIndex((part, index) => part !== to[index])
  const same = differs === -1 ? from.length : differs
  const up = '../'.repeat(from.length - same)
  return `${up === '' ? './' : up}${to.slice(same).join('/')}`
}

/** A path as a link can hold it: names from outside end no link. */
export function encodedPath(path: string): string {
  return path
    .split('/')
    .map((part) =>
      encodeURIComponent(part).replaceAll(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29')),
    )
    .join('/')
}

/** Only what a file name needs is kept, so that no name writes Markdown of its own. */
function plainText(name: string): string {
  return (
    name
      .replaceAll(/[^\p{L}\p{N}. _+-]/gu, '')
      .replaceAll('_', ' ')
      .trim() || 'Proposal'
  )
}
