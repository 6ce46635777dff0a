import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import packageFile from '../../package.json' with { type: 'json' }
import { explained } from '../config/explained.ts'
import { layoutOf } from '../config/layout-of.ts'
import { absentPaths, unknownRules } from '../config/named-things.ts'
import { parseConfig } from '../config/parse-config.ts'
import { renderExplained } from '../config/render-explained.ts'
import { configRules } from '../config/rules.ts'
import { everyRule } from '../decide/every-rule.ts'
import { renderGithub } from '../diagnostics/render-github.ts'
import { renderJson } from '../diagnostics/render-json.ts'
import { renderSarif } from '../diagnostics/render-sarif.ts'
import { renderTerminal } from '../diagnostics/render-terminal.ts'
import type { FileReport } from '../diagnostics/report.ts'
import { recipeRules } from '../targets/recipe/rules.ts'
import { recipeReports } from './config-recipes.ts'
import { type Document, documentAt } from './documents.ts'
import { formatOf } from './format.ts'
import { exitCodeOf } from './judge.ts'
import { paintFor } from './paint.ts'

/** What `usher config check` can be asked for. */
export interface CheckOptions {
  readonly format: string
}

/** What `usher config explain` can be asked for. */
export interface ExplainOptions {
  readonly format: string
  readonly owner?: string
}

/** Writes every mistake in a configuration to standard output; 1 where it does not hold. */
export async function runCheck(path: string, options: CheckOptions): Promise<number> {
  const format = formatOf(options.format, ['text', 'json', 'sarif', 'github'])
  const { document, root } = await configurationAt(path)
  const recipes = await recipeReports(root)
  if (document === undefined && format === 'text') process.stdout.write(absence(root))
  if (document === undefined && recipes.length === 0 && format === 'text') return 0
  const reports = [...(document === undefined ? [] : [reportOf(document, root)]), ...recipes]
  process.stdout.write(rendered(reports, format))
  return exitCodeOf(reports)
}

function absence(root: string): string {
  const other = join(root, '.github', 'usher.yaml')
  const hint = existsSync(other) ? ` \`${other}\` is not read: rename it.` : ''
  return `There is no \`${join(root, file)}\`: the defaults hold.${hint}\n`
}

/** Writes the configuration in force to standard output; 1 where the file does not hold. */
export async function runExplain(path: string, options: ExplainOptions): Promise<number> {
  const format = formatOf(options.format, ['text', 'json'])
  const { document, root } = await configurationAt(path)
  const owner = options.owner === undefined ? undefined : await documentAt(options.owner)
  const documents = [document, owner].filter((one) => one !== undefined)
  const reports = documents.map((one) => reportOf(one, undefined))
  if (exitCodeOf(reports) > 0) {
    process.stderr.write(renderTerminal(reports, paintFor(process.stderr)))
    return 1
  }
  const keys = explained({
    file: parseConfig(document?.text).tree,
    owner: parseConfig(owner?.text).tree,
    layout: layoutOf(await tellingFilesIn(root)),
  })
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify({ version: 1, keys }, undefined, 2)}\n`
      : renderExplained(keys),
  )
  return 0
}

const file = join('.github', 'usher.yml')

interface Configuration {
  readonly document: Document | undefined
  /** The repository it is about. */
  readonly root: string
}

async function configurationAt(path: string): Promise<Configuration> {
  const isFolder = existsSync(path) && (await stat(path)).isDirectory()
  if (!isFolder) {
    const folder = dirname(path)
    const root = basename(folder) === '.github' ? dirname(folder) : folder
    return { document: await documentAt(path), root }
  }
  const inside = join(path, file)
  return { document: existsSync(inside) ? await documentAt(inside) : undefined, root: path }
}

/** `root` is where the files it names are looked for; without one they are not. */
function reportOf({ path, text }: Document, root: string | undefined): FileReport {
  const slugs = everyRule.map((rule) => rule.slug)
  const mistakes = [...parseConfig(text).findings, ...unknownRules(text, slugs)]
  const isThere = (named: string): boolean => root === undefined || existsSync(join(root, named))
  const absent = mistakes.length === 0 ? absentPaths(text, isThere) : []
  const findings = [...mistakes, ...absent].toSorted(
    (one, other) => one.span.start.offset - other.span.start.offset,
  )
  return { path, kind: 'configuration', status: null, text, findings }
}

function rendered(
  reports: readonly FileReport[],
  format: 'text' | 'json' | 'sarif' | 'github',
): string {
  switch (format) {
    case 'text':
      return renderTerminal(reports, paintFor(process.stdout))
    case 'json':
      return renderJson(reports)
    case 'sarif':
      return renderSarif(reports, {
        version: packageFile.version,
        rules: [...configRules, ...recipeRules],
      })
    case 'github':
      return renderGithub(reports)
  }
}

/** Files below the folders that tell one layout from another. */
async function tellingFilesIn(root: string): Promise<readonly string[]> {
  const folders = ['presets', 'src/models', 'get-started'].filter((folder) =>
    existsSync(join(root, folder)),
  )
  const found = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(join(root, folder), { recursive: true })
      return names.map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    }),
  )
  return found.flat()
}
