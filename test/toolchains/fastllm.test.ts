import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { Files } from '../../src/edit/files.ts'
import { architectureNames } from '../../src/targets/fastllm/architectures.ts'
import { treeOf } from '../support/tree.ts'
import {
  configOf,
  decoders,
  embeddings,
  root,
  scaffolded,
  setOf,
  tree,
} from '../targets/fastllm/check.ts'

const needed = [
  ['cargo', '--version'],
  ['cargo', 'clippy', '--version'],
  ['rustfmt', '--version'],
]
const cargoIsMissing = needed.some(
  ([command = '', ...args]) => spawnSync(command, args).status !== 0,
)
const unless = cargoIsMissing ? ' (skipped: cargo, clippy or rustfmt is not on this machine)' : ''

const work = mkdtempSync(join(tmpdir(), 'fastllm-'))
afterAll(() => rmSync(work, { recursive: true, force: true }))

const crates = 'candle-core candle-nn candle-transformers anyhow serde serde_json hf-hub tokenizers'
const patches = crates
  .split(' ')
  .map(
    (name) =>
      `${name} = { path = ${JSON.stringify(resolve('test/fixtures/fastllm-crates', name))} }\n`,
  )

/** Puts a tree where cargo finds the stand-ins in the place of a registry. */
function placed(files: Files): string {
  const place = mkdtempSync(join(work, 'tree-'))
  cpSync(root, place, { recursive: true })
  const config = `[patch.crates-io]\n${patches.join('')}\n[net]\noffline = true\n`
  for (const [path, text] of [...files, ['.cargo/config.toml', config] as const]) {
    mkdirSync(dirname(join(place, path)), { recursive: true })
    writeFileSync(join(place, path), text)
  }
  return place
}

/** Runs a tool in a tree; one build folder serves all of them. */
function run(
  place: string,
  command: string,
  ...args: readonly string[]
): { status: number | null; out: string } {
  const env = {
    ...process.env,
    CARGO_HOME: join(work, 'home'),
    CARGO_TARGET_DIR: join(work, 'target'),
  }
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: place, encoding: 'utf8', env })
  return { status, out: stdout + stderr }
}

function expectSound(files: Files): void {
  const place = placed(files)
  expect(run(place, 'cargo', 'fmt', '--check')).toEqual({ status: 0, out: '' })
  for (const args of [['check'], ['clippy', '--all-targets', '--', '-D', 'warnings'], ['test']]) {
    const { status, out } = run(place, 'cargo', ...args)
    expect(status, out).toBe(0)
  }
  rmSync(place, { recursive: true })
}

const onAll = (names: readonly string[], files: Files = tree): Files =>
  names.reduce((now, name) => scaffolded(configOf(name), now, `wetland/${name}-mini`), files)

const inTime = { timeout: 300_000 }

test.skipIf(cargoIsMissing)(
  `the miniature compiles, is linted and formatted${unless}`,
  inTime,
  () => {
    expectSound(tree)
  },
)

test.skipIf(cargoIsMissing)(`so it is with a new family of decoders${unless}`, inTime, () => {
  expectSound(scaffolded(configOf('Gemma2ForCausalLM')))
})

test.skipIf(cargoIsMissing)(`so it is with a new family of embeddings${unless}`, inTime, () => {
  expectSound(scaffolded(configOf('XLMRobertaModel')))
})

test.skipIf(cargoIsMissing)(`so it is with a skeleton, which nothing uses${unless}`, inTime, () => {
  expectSound(scaffolded(configOf('GptOssForCausalLM')))
})

test.skipIf(cargoIsMissing)(`so it is with another spelling of a family${unless}`, inTime, () => {
  expectSound(scaffolded(configOf('LLaMAForCausalLM')))
})

test.skipIf(cargoIsMissing)(
  `so it is with all families, one after the other${unless}`,
  inTime,
  () => {
    expectSound(onAll([...decoders, ...embeddings]))
  },
)

test.skipIf(cargoIsMissing)(
  `so it is where families have no cache in common${unless}`,
  inTime,
  () => {
    const renamed = treeOf(root)
    const plain = new Map(
      [...renamed].map(([path, text]) => [path, text.replaceAll('CommonCache', 'PlainCache')]),
    )
    expectSound(onAll(['GemmaForCausalLM', 'GptOssForCausalLM'], plain))
  },
)

test.skipIf(cargoIsMissing)(`rustfmt leaves every file and name as it is${unless}`, inTime, () => {
  const odd = ['HForCausalLM', 'AVeryLongNameOfAFamilyWithManyWordsForCausalLM', 'A1b2C3Model']
  const names = [...architectureNames, ...odd]
  const files = names.flatMap((name) => setOf(configOf(name), tree, `w/${name}`).changes)
  const drafts = files.filter(({ path }) => path.endsWith('.rs'))

  expect(drafts.length).toBeGreaterThan(100)
  for (const { path, text } of drafts) {
    const { stdout, stderr } = spawnSync('rustfmt', ['--edition', '2021', '--emit', 'stdout'], {
      input: text,
      encoding: 'utf8',
    })
    expect(stdout + stderr, path).toBe(text)
  }
})
