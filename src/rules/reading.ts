import type { Documentation } from './rule.ts'
import { soundProposal } from './sound.ts'

/** What the reader of documents finds by itself, with or without a template. */
export const readingRules: readonly Documentation[] = [
  {
    slug: 'front-matter-missing',
    summary: 'a proposal begins with front matter',
    severity: 'error',
    why: 'Without front matter a proposal has no status, no author and no date. Its text is still read.',
    todo: 'Begin the file with a line `---`, then the keys of the template, then `---` again.',
    example: {
      bad: '⟦# Title⟧',
      good: soundProposal.slice(0, soundProposal.indexOf('# Title') + '# Title'.length),
    },
  },
  {
    slug: 'front-matter-fence',
    summary: 'front matter stands between two lines of three hyphens',
    severity: 'error',
    why: 'Other tools take front matter with a broken fence for text. Usher reads as much of it as looks like keys.',
    todo: 'Write exactly `---` above the first key and below the last.',
    example: {
      bad: '⟦----⟧\ntitle: Support for Heron 3B',
      good: '---\ntitle: Support for Heron 3B',
    },
  },
  {
    slug: 'front-matter-yaml',
    summary: 'front matter is valid YAML',
    severity: 'error',
    why: 'A single line that is not YAML makes the whole front matter unreadable for most tools. Usher reads the other lines all the same.',
    todo: 'Quote values that begin with `@` or a backtick or hold a colon, and write each key once.',
    example: { bad: '  - ⟦@ada⟧', good: '  - "Ada"' },
  },
  {
    slug: 'document-size',
    summary: 'a document has at most a million characters',
    severity: 'error',
    why: 'Nothing behind that place is read.',
    todo: 'Shorten the document, or move logs and data into files of their own.',
    illustration: {
      bad: 'a document of 1,000,001 characters',
      good: 'a document of 1,000,000 characters',
    },
  },
]
