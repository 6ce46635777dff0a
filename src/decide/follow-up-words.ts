import { asCode } from '../diagnostics/markdown.ts'
import type { FileSet } from '../edit/files.ts'
import type { OwnPart, OwnPull, Snapshot } from '../lifecycle/snapshot.ts'
import { renderMarker } from './marker.ts'

/** Title prefix and purpose of each of our pull requests; the prefixes are those KAITO's title check allows. */
const purposes: Readonly<Record<OwnPart, { readonly title: string; readonly purpose: string }>> = {
  registration: {
    title: 'feat: register',
    purpose:
      'Registers the model, so that it can be validated. Its head is what the validation workflow runs on.',
  },
  status: {
    title: 'move the status of',
    purpose: 'Moves the status of the proposal to what the evidence supports.',
  },
  preset: {
    title: 'feat: add the preset of',
    purpose: 'Adds the preset.',
  },
  e2e: {
    title: 'test: add the e2e test of',
    purpose:
      'Adds an end-to-end test that the service comes up with the preset. Nothing waits for it.',
  },
}

/** Title and body of one of our pull requests: what it is for, each file with its reason, and what is left to a person. */
export function followUpWords(
  snapshot: Snapshot,
  { part, slot }: Pick<OwnPull, 'part' | 'slot'>,
  wanted: { readonly files: FileSet; readonly digest: string },
): { readonly title: string; readonly body: string } {
  const { file, home } = snapshot
  const { files, digest } = wanted
  const { title, purpose } = purposes[part]
  const movesStatus =
    part === 'preset' && files.changes.some(({ path }) => path === snapshot.accepted?.path)
  const subject = file.replace(/^\d{8}-/, '').replace(/\.md$/, '')
  const lines = [
    renderMarker({
      kind: 'follow-up',
      file,
      part,
      digest,
      ...(slot === undefined ? {} : { target: slot }),
    }),
    movesStatus
      ? `${purpose.slice(0, -1)}, and moves the status of the proposal with it.`
      : purpose,
    '',
    `It follows from the proposal ${asCode(file)}${home === undefined ? '' : ` of #${home.number}`}.`,
    '',
    '| file | why |',
    '| --- | --- |',
    ...files.changes.map(({ path, why }) => `| ${asCode(path)} | ${why} |`),
    ...section(
      'Where the values come from',
      files.notes.map((note) => `- ${note}`),
    ),
    ...section(
      'Left to a person',
      files.todos.map((todo) => `- [ ] ${todo}`),
    ),
    '',
    'A commit of yours on this branch makes it yours: Usher leaves it alone from then on.',
    '',
  ]
  const prefix = part === 'status' ? snapshot.config.status.titlePrefix : ''
  const to = slot === undefined ? '' : ` (${slot})`
  return { title: `${prefix}${title} ${subject}${to}`.slice(0, 200), body: lines.join('\n') }
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `**${heading}**`, '', ...lines]
}
