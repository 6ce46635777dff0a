import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { recipeFolder, recipePath, recipesIn } from '../config/recipe-name.ts'
import type { FileReport } from '../diagnostics/report.ts'
import { loadRecipe } from '../targets/recipe/load.ts'
import { targetNamed } from '../targets/targets.ts'
import { openDoor } from './door.ts'

/** What is wrong with the targets a repository declares itself: each recipe, and the templates it names. */
export async function recipeReports(root: string): Promise<readonly FileReport[]> {
  if (!existsSync(join(root, recipeFolder))) return []
  const door = await openDoor(root)
  const found: FileReport[] = []
  for (const name of recipesIn(door.paths)) {
    const target = targetNamed(name)
    const files = target === undefined ? undefined : await door.bring(target)
    if (files !== undefined) found.push(...loadRecipe(name, files).reports)
  }
  const known = new Set(recipesIn(door.paths).map(recipePath))
  const strange = door.paths.filter(
    (path) => path.startsWith(`${recipeFolder}/`) && !known.has(path),
  )
  return [...found, ...strange.map(unread)].map((one) => ({ ...one, path: join(root, one.path) }))
}

/** A file that no name of a target leads to is read by nobody. */
function unread(path: string): FileReport {
  const start = { line: 1, column: 1, offset: 0 }
  const finding = {
    rule: 'recipe-name',
    severity: 'warning' as const,
    message: 'unexpected file, which no target `recipe:<name>` leads to',
    help: 'call it `<name>.yml` with small letters, digits and `-`; templates lie beside this folder',
    span: { start, end: start },
  }
  return { path, kind: 'recipe', status: null, text: '', findings: [finding] }
}
