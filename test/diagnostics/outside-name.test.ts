import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type NameUse, nameRefusal } from '../../src/diagnostics/outside-name.ts'
import { pathRefusal } from '../../src/diagnostics/outside-path.ts'
import { hostileName, hostileNames, wordsOfLanguages } from '../support/hostile-names.ts'

const uses: readonly NameUse[] = [
  'model-id',
  'revision',
  'slug',
  'title',
  'path',
  'branch',
  'go-package',
  'go-identifier',
  'rust-identifier',
  'python-identifier',
  'workflow-input',
]

test.for<[NameUse, string]>([
  ['model-id', 'microsoft/Phi-4-mini-instruct'],
  ['model-id', 'Qwen/Qwen2.5-Coder-7B-Instruct'],
  ['revision', '187ef0342fff0eb3333be9f00389385e95ef0b61'],
  ['slug', 'qwen2.5-coder-7b-instruct'],
  ['title', 'Qwen 2.5 Coder'],
  ['path', 'presets/workspace/models/phi4/model.go'],
  ['path', '.github/e2e-preset-configs.json'],
  ['branch', 'usher/phi-4/preset'],
  ['branch', 'usher/Marsh/Bittern-4B-it/e2e'],
  ['go-package', 'phi4'],
  ['go-identifier', 'qwen2_5Coder'],
  ['rust-identifier', 'gemma2'],
  ['python-identifier', 'heron_7b'],
  ['workflow-input', '2f1c0b7d9e'],
])('as a %s, %s passes', ([use, name]) => {
  expect(nameRefusal(name, use)).toBeUndefined()
})

test.for<[NameUse, string, string]>([
  ['model-id', 'gpt2', 'it is not `org/name` as on Hugging Face'],
  ['model-id', 'org/a--b', 'it is not `org/name` as on Hugging Face'],
  ['model-id', `org/${'a'.repeat(300)}`, 'it is longer than 193 characters'],
  ['model-id', 'org/рhi', 'it holds letters that are not plain ASCII'],
  ['revision', 'main', 'it is not 40 hexadecimal digits'],
  ['slug', 'Phi-4', 'it has more than small letters, digits, dots and hyphens'],
  ['slug', 'a..b', 'git takes no such branch'],
  ['slug', 'nul', 'Windows reads it as a device'],
  ['title', 'Phi-4"); os.Exit(1)', 'it is not a plain name'],
  ['path', '../x', 'it is not a path inside the repository'],
  ['path', 'a/.git/config', "it is git's own"],
  ['path', 'a/.Git. /config', "it is git's own"],
  ['path', '.github/workflows/x.yml', 'what lies there decides what runs or who decides'],
  ['path', 'a/b c.md', 'it holds letters or words that are not safe on every system'],
  ['branch', 'usher/x.lock/preset', 'git takes no such branch'],
  ['go-package', 'func', 'it is a keyword'],
  ['go-package', 'internal', 'Go gives it a meaning of its own'],
  ['go-package', '4phi', 'it is no name of a Go package'],
  ['rust-identifier', 'impl', 'it is a keyword'],
  ['python-identifier', 'lambda', 'it is a keyword'],
  ['workflow-input', 'a"; rm -rf /', 'it holds letters that mean something to a shell'],
  ['workflow-input', 'a\nb', 'it holds letters that are not plain ASCII'],
  ['slug', '', 'it is empty'],
])('as a %s, %j is refused: %s', ([use, name, reason]) => {
  expect(nameRefusal(name, use)).toBe(reason)
})

test('what passes is plain, short, and what its use takes', () => {
  fc.assert(
    fc.property(hostileName, fc.constantFrom(...uses), (name, use) => {
      if (nameRefusal(name, use) !== undefined) return
      expect(name).toMatch(/^[\x20-\x7e]{1,244}$/)
      expect(name).not.toMatch(/["'`$\\\n]/)
      if (use !== 'title') expect(name).not.toContain(' ')
    }),
    { numRuns: 3000 },
  )
})

test('git takes every branch that passes', () => {
  const passing = hostileNames.filter((name) => nameRefusal(name, 'branch') === undefined)
  const refused = passing.filter(
    (name) => spawnSync('git', ['check-ref-format', '--branch', `usher/${name}/e2e`]).status !== 0,
  )
  expect(passing.length).toBeGreaterThan(5)
  expect(refused).toEqual([])
})

test('no keyword is an identifier', () => {
  const passing = (use: NameUse, words: readonly string[]): readonly string[] =>
    words.filter((word) => nameRefusal(word, use) === undefined)
  expect(passing('go-identifier', wordsOfLanguages.go)).toEqual([])
  expect(passing('go-package', wordsOfLanguages.go)).toEqual([])
  expect(passing('rust-identifier', wordsOfLanguages.rs)).toEqual([])
  expect(passing('python-identifier', wordsOfLanguages.py)).toEqual([])
})

test('a file that is there already may have any name that is seen as it is', () => {
  expect(pathRefusal('docs/proposals/Vorschlag für ein Modell.md')).toBeUndefined()
  expect(pathRefusal('docs/proposals/phi\u202E4.md')).toBe('it holds letters that are not seen')
  expect(pathRefusal('.g\u200Cit/config')).toBe('it holds letters that are not seen')
  expect(pathRefusal('docs/git~1/x')).toBe("it is git's own")
  expect(pathRefusal('')).toBe('it is empty')
  expect(pathRefusal('a'.repeat(401))).toBe('it is longer than 400 characters')
})
