import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const template = 'test/fixtures/proposals/YYYYMMDD-model-template.md'
const folder = mkdtempSync(join(tmpdir(), 'usher-template-'))

function usher(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', 'template', ...args], {
    encoding: 'utf8',
  })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

/** The template with one change, and the sound proposal beside a list of books. */
function changed(from: string, to: string): { readonly after: string; readonly documents: string } {
  const after = join(folder, 'after.txt')
  writeFileSync(after, readFileSync(template, 'utf8').replace(from, to))
  const documents = mkdtempSync(join(folder, 'documents-'))
  const sound = readFileSync('test/fixtures/proposals/sound/input.md', 'utf8')
  writeFileSync(join(documents, '20260211-heron-3b.md'), sound)
  writeFileSync(join(documents, 'README.md'), '# Books\n')
  return { after, documents }
}

test('a template is explained in words, and to machines', () => {
  const words = usher('explain', template)
  const json = usher('explain', template, '--format', 'json')

  expect(words.code).toBe(0)
  expect(words.out).toContain(
    '  status: one of `provisional`, `ready to integrate`, `integrated`\n',
  )
  expect(words.out).toContain('  ## Benchmarks (optional)\n')
  expect(JSON.parse(json.out)).toMatchObject({ version: 1, kind: 'model' })
})

test('a new section newly fails the documents that lack it, and only for that', () => {
  const { after, documents } = changed('## Runtimes', '## Cost\n\n## Runtimes')

  const { code, out } = usher('diff', template, after, '--proposals', documents, '--format', 'json')

  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({
    files: [{ kind: 'model', findings: [{ message: 'missing section `## Cost`' }] }],
    summary: { documents: 1, failing: 1 },
  })
})

test('a new optional section fails nothing', () => {
  const { after, documents } = changed('## Runtimes', '## Cost (Optional)\n\n## Runtimes')

  const { code, out } = usher('diff', template, after, '--proposals', documents)

  expect(code).toBe(0)
  expect(out).toBe('1 document is held to this template; none would newly fail.\n')
})

test('a template that is not there is wrong usage', () => {
  const { code, err } = usher('explain', 'no-such.md')

  expect(code).toBe(2)
  expect(err).toBe('usher: Could not read `no-such.md`: there is no such file or folder\n')
})
