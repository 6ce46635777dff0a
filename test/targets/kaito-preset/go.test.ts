import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import type { Files } from '../../../src/edit/files.ts'
import { proposalFor } from '../../support/proposals.ts'
import { kaitoTree } from '../../support/tree.ts'
import { scaffolded, tree } from './check.ts'

const goIsMissing = spawnSync('go', ['version']).status !== 0
const why = 'Go is not on this machine, so nothing can be compiled or formatted with it'

/** Runs a Go tool in a copy of the miniature tree with some files written over; returns what it printed. */
function inTree(
  files: Files,
  command: string,
  args: readonly string[],
): { status: number | null; out: string } {
  const root = mkdtempSync(join(tmpdir(), 'kaito-'))
  cpSync(kaitoTree, root, { recursive: true })
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const settings = { GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '', GOWORK: 'off' }
  const run = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...settings },
  })
  rmSync(root, { recursive: true })
  return { status: run.status, out: run.stdout + run.stderr }
}

const proposals = [
  proposalFor({ familyName: 'Falcon', repository: 'tiiuae/falcon-180b', runtimes: ['vllm'] }),
  proposalFor({ familyName: 'Falcon', repository: 'tiiuae/falcon-40b', licence: 'gemma' }),
  proposalFor({
    familyName: 'Qwen',
    repository: 'Qwen/Qwen2.5-Coder-32B-Instruct',
    distributed: true,
  }),
  proposalFor(),
  proposalFor({
    repository: 'org/A-Very-Long-Name-2.5-70B-it',
    runtimes: ['vllm'],
    distributed: true,
  }),
  proposalFor({
    repository: 'org/7b-1.5',
    runtimes: ['transformers'],
    licence: null,
    precision: null,
  }),
]

test('the miniature tree compiles', { timeout: 120_000 }, ({ skip }) => {
  skip(goIsMissing, why)

  expect(inTree(tree, 'gofmt', ['-l', '.'])).toEqual({ status: 0, out: '' })
  expect(inTree(tree, 'go', ['vet', './...'])).toEqual({ status: 0, out: '' })
})

test('the scaffolded tree compiles, is formatted, and its presets find their entries', {
  timeout: 120_000,
}, ({ skip }) => {
  skip(goIsMissing, why)
  const { files } = scaffolded(proposalFor())

  expect(inTree(files, 'go', ['vet', './...'])).toEqual({ status: 0, out: '' })
  expect(inTree(files, 'go', ['run', './cmd/workspace']).out).toContain(
    'phi-4 https://huggingface.co/microsoft/phi-4/commit/187ef0342fff0eb3333be9f00389385e95ef0b61 150Gi\n',
  )
})

test('every form of the code is as gofmt leaves it, and compiles', { timeout: 120_000 }, ({
  skip,
}) => {
  skip(goIsMissing, why)

  for (const proposal of proposals) {
    const { files } = scaffolded(proposal)
    expect(inTree(files, 'gofmt', ['-l', '-d', '.'])).toEqual({ status: 0, out: '' })
    expect(inTree(files, 'go', ['build', './...'])).toEqual({ status: 0, out: '' })
  }
})
