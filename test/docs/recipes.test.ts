import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { renderRecipeTables, withRecipeTables } from '../../src/targets/recipe/pages.ts'
import { parseRecipe } from '../../src/targets/recipe/parse-recipe.ts'

const page = readFileSync('docs/recipes.md', 'utf8')
const tree = 'test/fixtures/recipe/cookbook'

/** The files the page shows, by the path above each. */
const shown = new Map(
  [...page.matchAll(/^`(?<path>\.github\/[^`]+)`:\n\n````\w+\n(?<text>.*?)````$/gms)].map(
    ({ groups }) => [groups?.path ?? '', groups?.text ?? ''] as const,
  ),
)

test('the page shows every file of the example, as it is', () => {
  const files = globSync(`${tree}/.github/**/*.*`).map((path) => path.slice(tree.length + 1))

  expect([...shown.keys()].toSorted()).toEqual(files.toSorted())
  for (const [path, text] of shown) expect(text).toBe(readFileSync(`${tree}/${path}`, 'utf8'))
})

test('the tables of the page are as `npm run docs` writes them', () => {
  expect(withRecipeTables(page)).toBe(page)
  for (const mark of renderRecipeTables().keys()) expect(page).toContain(`<!-- ${mark} -->`)
})

test('the condition it shows holds', () => {
  const when = /```yaml\n(?<text>when:\n.*?)```/s.exec(page)?.groups?.text ?? ''
  const indented = when.replaceAll(/^(?=.)/gm, '        ').trimStart()
  const recipe = `parts:\n  preset:\n    files:\n      - path: a.md\n        template: a.md\n        ${indented}`

  expect(parseRecipe(recipe).findings).toEqual([])
})
