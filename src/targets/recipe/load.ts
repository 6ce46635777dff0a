import { recipePath } from '../../config/recipe-name.ts'
import type { Finding } from '../../diagnostics/finding.ts'
import type { FileReport } from '../../diagnostics/report.ts'
import type { Files } from '../../edit/files.ts'
import { kindOf } from './escapes.ts'
import { templateMistakes } from './name-mistakes.ts'
import { findingsOf, type ParsedRecipe, parseRecipe } from './parse-recipe.ts'
import type { Recipe } from './recipe.ts'
import { readTemplate } from './template.ts'
import { templatePath } from './template-path.ts'

/** A recipe with its templates: `recipe` is there only where nothing is wrong with any of them. */
export interface Loaded {
  readonly recipe: Recipe | undefined
  /** The recipe and its templates, each with what is wrong in it; empty where there is no recipe. */
  readonly reports: readonly FileReport[]
}

/** Loads the recipe of a target `recipe:…` from files that were brought. */
export function loadRecipe(target: string, files: Files): Loaded {
  const path = recipePath(target) ?? ''
  const text = files.get(path)
  if (text === undefined) return { recipe: undefined, reports: [] }
  const parsed = parseRecipe(text)
  const absent = absentTemplates(text, parsed, files)
  const own = report(path, text, [...parsed.findings, ...absent])
  const reports = [own, ...templateReports(parsed.recipe, files)]
  const isSound = reports.every(({ findings }) => findings.length === 0)
  return { recipe: isSound ? parsed.recipe : undefined, reports }
}

function report(path: string, text: string, findings: readonly Finding[]): FileReport {
  return { path, kind: 'recipe', status: null, text, findings }
}

interface Named {
  readonly at: readonly PropertyKey[]
  readonly name: string
  /** The path of the file it becomes. */
  readonly becomes: string
}

function namedTemplates(recipe: Recipe | undefined): readonly Named[] {
  return Object.entries(recipe?.parts ?? {}).flatMap(([part, { files }]) =>
    files.map(({ template, path }, n) => ({
      at: ['parts', part, 'files', n, 'template'],
      name: template,
      becomes: path,
    })),
  )
}

function absentTemplates(
  text: string,
  { recipe, written }: ParsedRecipe,
  files: Files,
): readonly Finding[] {
  const mistakes = namedTemplates(recipe)
    .filter(({ name }) => !files.has(templatePath(name)))
    .map(({ at, name }) => {
      const [start, end] = written.valueAt(at)
      const message = `unexpected template, there is no \`${templatePath(name)}\``
      return { start, end, message, help: 'add the file, or mend its path' }
    })
  return findingsOf('template', text, mistakes)
}

/** Each template once for each kind of text it becomes. */
function templateReports(recipe: Recipe | undefined, files: Files): readonly FileReport[] {
  const byPath = Map.groupBy(namedTemplates(recipe), ({ name }) => templatePath(name))
  return [...byPath].flatMap(([path, named]) => {
    const text = files.get(path)
    if (text === undefined) return []
    const kinds = [...new Set(named.map(({ becomes }) => kindOf(becomes)))]
    const [first = 'other'] = kinds
    const mistakes = templateMistakes(readTemplate(text, first), 'everything')
    return [report(path, text, findingsOf('template', text, mistakes))]
  })
}
