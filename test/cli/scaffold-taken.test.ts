import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { usher } from '../support/checkouts.ts'

test('a file that is there and is no text is neither shown as new nor written over', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'usher-taken-')), 'cookbook')
  cpSync('test/fixtures/recipe/cookbook', folder, { recursive: true })
  const page = join(folder, 'cookbook/models/phi-4.md')
  mkdirSync(dirname(page), { recursive: true })
  writeFileSync(page, Buffer.from([0, 1, 2]))

  const asked = ['--model', 'microsoft/phi-4', '--target', 'recipe:cookbook', '--repo', folder]
  const { code, out } = usher('scaffold', ...asked, '--offline', '--write')

  expect(code).toBe(0)
  expect(out).toContain('`cookbook/models/phi-4.md` is there already and was not read')
  expect([...readFileSync(page)]).toEqual([0, 1, 2])
})
