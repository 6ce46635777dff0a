import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { configOf, root } from '../targets/fastllm/check.ts'

function usher(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const work = mkdtempSync(join(tmpdir(), 'usher-fastllm-'))
const config = join(work, 'config.json')
writeFileSync(config, JSON.stringify(configOf('Gemma2ForCausalLM')))
const model = 'wetland/bittern-2-mini'

const scaffold = (repo: string, ...more: readonly string[]) =>
  usher('scaffold', '--target', 'fastllm', '--repo', repo, '--model', model, '--offline', ...more)
const inspect = (repo: string, ...more: readonly string[]) =>
  usher('inspect', '--target', 'fastllm', '--repo', repo, ...more)

function checkout(name: string): string {
  const folder = join(work, name)
  cpSync(root, folder, { recursive: true })
  return folder
}

test('from a model alone: shown as a diff that applies, written, and complete', () => {
  const [shown, written] = [checkout('shown'), checkout('written')]

  const diff = scaffold(shown, '--config', config)
  execFileSync('git', ['-C', shown, 'apply'], { input: diff.out })
  const wrote = scaffold(written, '--config', config, '--write')

  expect([diff.code, wrote.code]).toEqual([0, 0])
  expect(wrote.out).toContain('Wrote 5 files.')
  for (const folder of [shown, written]) {
    expect(scaffold(folder, '--config', config).out).toBe('Nothing is missing.\n')
    expect(inspect(folder, '--model', model)).toEqual({
      code: 0,
      out: `${model}: complete\n1 model, 1 complete.\n`,
      err: '',
    })
  }
})

test('what is not there is said, with the way to it', () => {
  const folder = checkout('bare')
  expect(inspect(folder, '--model', model)).toMatchObject({ code: 1 })
  expect(inspect(folder, '--model', model).out).toContain('does not say which architecture')
  expect(scaffold(folder).out).toContain('name it with `--config`')
  expect(scaffold(folder).code).toBe(1)
})

test('another repository, or another layout, is said to be one', () => {
  const kaito = scaffold('test/fixtures/kaito-2025', '--config', config)
  expect(kaito.code).toBe(1)
  expect(kaito.out).toBe('fastllm does not apply: there is no `src/models/model_registry.rs`.\n')
  const older = scaffold('test/fixtures/fastllm-by-id', '--config', config, '--format', 'json')
  expect(JSON.parse(older.out)).toMatchObject({ target: 'fastllm', applies: false, files: [] })
})
