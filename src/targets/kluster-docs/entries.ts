import { type Dropdown, dropdownsIn } from '../../edit/dropdown.ts'
import type { Files } from '../../edit/files.ts'
import { type Language, languages, pageOf, type Run, runs, snippetRoot } from './places.ts'

/** A dropdown of one of the pages, and the section it stands in. */
export interface Entry extends Dropdown {
  readonly page: string
  readonly run: Run
  readonly section: Language
}

const titles: Readonly<Record<Language, string>> = { python: 'Python', bash: 'CLI' }

/** The headings a section of examples stands below, outermost first. */
export function headingsOf(section: Language): readonly string[] {
  return ['Quickstart snippets', titles[section]]
}

/** A section as people are told of it. */
export function sectionNamed(run: Run, section: Language): string {
  return `\`${pageOf(run)}\`, \`### ${titles[section]}\``
}

/** Every dropdown of both sections of both pages, in order. */
export function entriesIn(files: Files): readonly Entry[] {
  return runs.flatMap((run) =>
    languages.flatMap((section) => {
      const page = pageOf(run)
      const found = dropdownsIn(files.get(page) ?? '', headingsOf(section)) ?? []
      return found.map((each) => ({ ...each, page, run, section }))
    }),
  )
}

/** The files an entry brings in, as paths of the tree. */
export function broughtBy({ includes }: Pick<Entry, 'includes'>): readonly string[] {
  return includes.filter(({ isUrl }) => !isUrl).map(({ path }) => `${snippetRoot}${path}`)
}
