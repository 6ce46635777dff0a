import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { renderConfigPages } from '../config/pages.ts'
import { everyRule } from '../decide/every-rule.ts'
import { renderGrantsPage } from '../github/grants-page.ts'
import { renderPages } from '../rules/pages.ts'
import { withRecipeTables } from '../targets/recipe/pages.ts'

/** Writes `docs/rules/`, and removes the pages of rules there are no longer. */
async function writeRules(folder: string): Promise<void> {
  const pages = renderPages(everyRule)
  const names = new Set(pages.map((page) => page.name))
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    if (name.endsWith('.md') && !names.has(name)) await rm(join(folder, name))
  }
  for (const { name, text } of pages) await writeFile(join(folder, name), text)
  console.log(`${pages.length} pages in ${folder}`)
}

/** Writes what is said about configuration. */
async function writeConfiguration(folder: string): Promise<void> {
  for (const { name, text } of renderConfigPages()) {
    await writeFile(join(folder, name), text)
    console.log(join(folder, name))
  }
}

/** Writes what each permission is for. */
async function writePermissions(path: string): Promise<void> {
  await writeFile(path, renderGrantsPage())
  console.log(path)
}

/** Writes the tables of the page about recipes; its words are written by hand. */
async function writeRecipes(path: string): Promise<void> {
  await writeFile(path, withRecipeTables(await readFile(path, 'utf8')))
  console.log(path)
}

// All of `npm run docs`.
await writeRules('docs/rules')
await writeConfiguration('docs')
await writePermissions('docs/permissions.md')
await writeRecipes('docs/recipes.md')
