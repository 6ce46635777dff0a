import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { treeOf } from '../support/tree.ts'

function usher(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const recipe = '.github/usher/targets/cookbook.yml'

function checkout(): string {
  const folder = mkdtempSync(join(tmpdir(), 'usher-recipe-'))
  cpSync('test/fixtures/recipe/cookbook', folder, { recursive: true })
  return folder
}

const asked = (repo: string, ...more: readonly string[]): readonly string[] => {
  return ['scaffold', '--model', 'Marsh/Bittern-4B-it', '--offline', '--repo', repo, ...more]
}

test('what is written is complete, and there is nothing to write a second time', () => {
  const repo = checkout()

  const first = usher(...asked(repo, '--target', 'recipe:cookbook', '--write'))
  const written = treeOf(repo)
  const second = usher(...asked(repo, '--target', 'recipe', '--write'))
  const seen = usher('inspect', '--target', 'recipe', '--repo', repo)

  expect(first.code).toBe(0)
  expect(first.out).toContain('edited  cookbook/README.md: People find the page from here.')
  expect(second.out).toMatch(/^Nothing can be written\.\n\nLeft for you:\n {2}\* `cookbook\/serve/)
  expect(treeOf(repo)).toEqual(written)
  expect(seen).toEqual({
    code: 0,
    out: 'Marsh/Heron-7B: complete\nMarsh/Plover-1.5B: complete\nMarsh/Bittern-4B-it: complete\n3 models, 3 complete.\n',
    err: '',
  })
})

test('a recipe with a mistake is shown at its place, by every command, and nothing is written', () => {
  const repo = checkout()
  const text = readFileSync(join(repo, recipe), 'utf8')
  writeFileSync(join(repo, recipe), text.replace('facts.context,', 'facts.contxt,'))
  const before = treeOf(repo)

  const scaffold = usher(...asked(repo, '--target', 'recipe:cookbook', '--write'))
  const inspect = usher('inspect', '--target', 'recipe:cookbook', '--repo', repo)
  const check = usher('config', 'check', repo, '--format', 'json')

  expect([scaffold.code, inspect.code, check.code]).toEqual([2, 2, 1])
  expect(scaffold.err).toContain(`--> ${recipe}:27:17`)
  expect(inspect).toEqual({ ...scaffold, out: '' })
  expect(JSON.parse(check.out)).toMatchObject({ summary: { files: 1, errors: 1 } })
  expect(treeOf(repo)).toEqual(before)
})

test('`recipe` alone wants exactly one, and a name that is near is named', () => {
  const [repo, none] = [checkout(), mkdtempSync(join(tmpdir(), 'usher-none-'))]
  cpSync(join(repo, recipe), join(repo, recipe.replace('cookbook', 'kitchen')))

  expect(usher(...asked(repo, '--target', 'recipe'))).toMatchObject({
    code: 2,
    err: 'usher: Name one of the recipes: `recipe:cookbook`, `recipe:kitchen`\n',
  })
  expect(usher(...asked(none, '--target', 'recipe')).err).toBe(
    'usher: There is no recipe here: `.github/usher/targets` holds no `<name>.yml`\n',
  )
  expect(usher(...asked(repo, '--target', 'recipe:cookbok')).err).toBe(
    'usher: There is no target `recipe:cookbok`: did you mean `recipe:cookbook`?\n',
  )
})

test('a configuration that names a recipe there is none of, and a file no name leads to, are warned of', () => {
  const repo = checkout()
  writeFileSync(join(repo, '.github/usher.yml'), 'targets: [{ name: recipe:cookbok }]\n')
  writeFileSync(join(repo, '.github/usher/targets/Notes.txt'), 'words\n')

  const { code, out } = usher('config', 'check', repo)

  expect(code).toBe(0)
  expect(out).toContain('unexpected path `.github/usher/targets/cookbok.yml`')
  expect(out).toContain('unexpected file, which no target `recipe:<name>` leads to')
})
