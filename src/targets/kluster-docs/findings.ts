import type { Files } from '../../edit/files.ts'
import { parseInclude } from '../../edit/include-line.ts'
import { linesOf } from '../../edit/lines.ts'
import type { TreeFinding } from '../target.ts'
import { broughtBy, type Entry, entriesIn } from './entries.ts'
import { formsFor, kindNamed } from './pattern.ts'
import { includers, languages, runs, snippetRoot } from './places.ts'
import { snippetNameOf } from './snippet-name.ts'
import { snippetsIn } from './snippets.ts'

/** What is wrong in the documentation whichever model it is about. */
export function findingsIn(files: Files): readonly TreeFinding[] {
  return [
    ...includers.flatMap((path) => brokenIncludes(path, files)),
    ...orphans(files),
    ...mixedIds(files),
    ...entriesIn(files).flatMap(oddEntry),
    ...severalNames(files),
    ...severalLabels(files),
    ...oddForms(files),
  ]
}

/** The site is built without an error where an include brings in nothing, and shows an empty block. */
function brokenIncludes(page: string, files: Files): readonly TreeFinding[] {
  return linesOf(files.get(page) ?? '').flatMap(({ text }, index) => {
    const include = parseInclude(text)
    if (include === undefined || include.isUrl) return []
    const path = `${snippetRoot}${include.path}`
    const included = files.get(path)
    const about = {
      rule: 'broken-include',
      severity: 'error',
      path: page,
      line: index + 1,
    } as const
    if (included === undefined) return [{ ...about, message: `\`${path}\` is not there` }]
    const lines = linesOf(included).length
    if ((include.lastLine ?? 0) <= lines) return []
    return [{ ...about, message: `\`${path}\` has ${lines} lines, not ${include.lastLine}` }]
  })
}

function orphans(files: Files): readonly TreeFinding[] {
  const brought = new Set(
    includers.flatMap((page) =>
      linesOf(files.get(page) ?? '').flatMap(({ text }) => {
        const include = parseInclude(text)
        return include === undefined ? [] : [`${snippetRoot}${include.path}`]
      }),
    ),
  )
  return snippetsIn(files)
    .filter(({ path }) => !brought.has(path))
    .map(({ path }) => ({
      rule: 'orphan-snippet',
      severity: 'error',
      message: 'no page brings in this snippet',
      path,
    }))
}

function mixedIds(files: Files): readonly TreeFinding[] {
  return snippetsIn(files).flatMap(({ path, ids }) => {
    const different = [...new Set(ids)]
    if (different.length < 2) return []
    const listed = different.map((id) => `\`${id}\``).join(' and ')
    return [{ rule: 'mixed-ids', severity: 'error', message: `it names ${listed}`, path } as const]
  })
}

const fences = { python: ['python', 'py'], bash: ['bash', 'sh', 'shell'] } as const

/** An entry's fence and its section fit what it brings in. */
function oddEntry(entry: Entry): readonly TreeFinding[] {
  const { label, language, section, page, line } = entry
  return broughtBy(entry).flatMap((path) => {
    const brought = snippetNameOf(path)
    if (brought === undefined) return []
    const about = { severity: 'warning', path: page, line } as const
    const fits = fences[brought.language].some((each) => each === language?.toLowerCase())
    const fence = `the fence of \`${label}\` says \`${language ?? ''}\`, its file is ${brought.language}`
    const place = `\`${label}\` brings in a ${brought.language} file below the heading for ${section}`
    return [
      ...(fits ? [] : [{ ...about, rule: 'fence-language', message: fence }]),
      ...(brought.language === section
        ? []
        : [{ ...about, rule: 'wrong-section', message: place }]),
    ]
  })
}

function severalNames(files: Files): readonly TreeFinding[] {
  const whole = snippetsIn(files).filter(({ ids }) => new Set(ids).size === 1)
  return [...Map.groupBy(whole, ({ ids }) => ids[0] ?? '')].flatMap(([id, snippets]) => {
    const slugs = [...new Set(snippets.map(({ slug }) => slug))]
    const [first] = snippets
    if (slugs.length < 2 || first === undefined) return []
    const listed = slugs.map((slug) => `\`${slug}\``).join(' and ')
    const message = `the files of \`${id}\` are called ${listed}`
    return [{ rule: 'several-names', severity: 'warning', message, path: first.path } as const]
  })
}

function severalLabels(files: Files): readonly TreeFinding[] {
  const idsAt = new Map(snippetsIn(files).map(({ path, ids }) => [path, ids] as const))
  const labelled = entriesIn(files).flatMap((entry) => {
    const ids = new Set(broughtBy(entry).flatMap((path) => idsAt.get(path) ?? []))
    const [id] = ids
    return id === undefined || ids.size > 1 ? [] : [{ id, entry }]
  })
  return [...Map.groupBy(labelled, ({ id }) => id)].flatMap(([id, group]) => {
    const labels = [...new Set(group.map(({ entry }) => entry.label))]
    const odd = group.find(({ entry }) => entry.label !== labels[0])
    if (odd === undefined) return []
    const message = `\`${id}\` is called ${labels.map((label) => `\`${label}\``).join(' and ')}`
    const { page, line } = odd.entry
    return [{ rule: 'several-labels', severity: 'warning', message, path: page, line } as const]
  })
}

/** Snippets that differ from what most of their kind look like. */
function oddForms(files: Files): readonly TreeFinding[] {
  const kinds = runs.flatMap((run) =>
    languages.flatMap((language) => [false, true].map((isVision) => ({ run, language, isVision }))),
  )
  return kinds.flatMap((kind) =>
    formsFor(kind, files)
      .slice(1)
      .flatMap(({ donors }) => donors)
      .map(({ path }) => ({
        rule: 'odd-form',
        severity: 'info' as const,
        message: `it differs from most: ${kindNamed(kind)}`,
        path,
      })),
  )
}
