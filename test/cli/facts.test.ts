import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { soundProposal } from '../../src/rules/sound.ts'

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function usher(...args: readonly string[]): Run {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

const id = 'birdlab/heron-3b'
const sha = '4f1c2a9be07d35816c24fa90b7e3d15c8a6f0e72'
const page = {
  id,
  sha,
  gated: false,
  private: false,
  pipeline_tag: 'text-generation',
  cardData: { license: 'mit' },
  safetensors: { parameters: { BF16: 3_100_000_000 }, total: 3_100_000_000 },
  siblings: [{ rfilename: 'model.safetensors', size: 6_200_000_000 }],
}
const config = {
  architectures: ['HeronForCausalLM'],
  model_type: 'heron',
  num_hidden_layers: 32,
  num_attention_heads: 12,
  num_key_value_heads: 4,
  head_dim: 128,
  max_position_embeddings: 8192,
}

/** A folder with these files, JSON but for text. */
function folder(files: Readonly<Record<string, unknown>>): string {
  const path = mkdtempSync(join(tmpdir(), 'usher-facts-'))
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    mkdirSync(join(path, name, '..'), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return path
}

test('the files of a model in a folder are enough', () => {
  const run = usher(
    'facts',
    id,
    '--offline-dir',
    folder({ 'answer.json': page, 'config.json': config }),
  )

  expect(run.err).toBe('')
  expect(run.code).toBe(0)
  expect(run.out).toMatchInlineSnapshot(`
    "birdlab/heron-3b at 4f1c2a9be07d35816c24fa90b7e3d15c8a6f0e72

    Access
      licence  mit (hostable: the image may be hosted for everyone)
      gate     none
      public   yes

    Model
      task          text-generation
      modality      text-to-text
      capabilities  completion
      architecture  HeronForCausalLM
      family        Heron
      model type    heron
      context       8,192 tokens
      own code      no

    Size
      parameters    3,100,000,000
      numbers       BF16 3,100,000,000
      quantisation  none
      weights       5.77 GiB (6.20 GB) in 1 safetensors file
      all files     5.77 GiB (6.20 GB)
      KV cache      65,536 bytes a token

    Disk, by the rules KAITO has had
      catalogue-python  56 GiB  W rounded up + 50
      catalogue-go      85 GiB  W + 80, rounded down
      preset-comment    70 GiB  W × 2.5 + 48, rounded up to tens

    Memory for 2,048 tokens: (1.02 × W + KV) / GPUs + 2.3 GiB, an estimate by KAITO's guide
      1 GPU   8.31 GiB each  fits 16 GB
      2 GPUs  5.31 GiB each  fits 16 GB
      4 GPUs  3.80 GiB each  fits 16 GB
      8 GPUs  3.05 GiB each  fits 16 GB  the heads cannot be split so

    GPUs for 2,048 tokens, one a node
      of 24 GB   guide 1  KAITO's controller 1
      of 80 GB   guide 1  KAITO's controller 1
      of 94 GB   guide 1  KAITO's controller 1
      of 141 GB  guide 1  KAITO's controller 1

    Memory for 8,192 tokens: (1.02 × W + KV) / GPUs + 2.3 GiB, an estimate by KAITO's guide
      1 GPU   8.69 GiB each  fits 16 GB
      2 GPUs  5.49 GiB each  fits 16 GB
      4 GPUs  3.90 GiB each  fits 16 GB
      8 GPUs  3.10 GiB each  fits 16 GB  the heads cannot be split so

    GPUs for 8,192 tokens, one a node
      of 24 GB   guide 1  KAITO's controller 1
      of 80 GB   guide 1  KAITO's controller 1
      of 94 GB   guide 1  KAITO's controller 1
      of 141 GB  guide 1  KAITO's controller 1

    Notes
      The KV cache is reckoned at 16 bits a number; at 8 bits it is half of that.

    Not known
      downloads  the page names no downloads
    "
  `)
})

test('machines get the same as JSON', () => {
  const path = folder({ 'config.json': config })
  const run = usher('facts', id, '--offline-dir', path, '--format', 'json')

  expect(JSON.parse(run.out)).toMatchObject({
    id,
    licence: null,
    context: 8192,
    kvBytesPerToken: 65_536,
  })
  expect(run.out).toContain('"why": "the folder holds no page of the model"')
})

test('a checkout has the sizes of its weights, pointers included', () => {
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 6200000000\n'
  const path = folder({ 'config.json': config, 'model.safetensors': pointer })
  const run = usher('facts', id, '--offline-dir', path, '--format', 'json')

  expect(JSON.parse(run.out)).toMatchObject({ weightBytes: 6_200_000_000 })
})

test('a saved page of another commit is not passed off as the one asked for', () => {
  const path = folder({ 'answer.json': page })
  const run = usher('facts', id, '--offline-dir', path, '--revision', 'b2'.repeat(20))

  expect(run.code).toBe(2)
  expect(run.err).toBe(`usher: No facts: they are of commit ${sha}, not of ${'b2'.repeat(20)}\n`)
})

test('the page of another model in the folder is not taken', () => {
  const path = folder({ 'answer.json': { ...page, id: 'birdlab/egret-3b' } })
  const run = usher('facts', id, '--offline-dir', path, '--format', 'json')

  expect(JSON.parse(run.out)).toMatchObject({ id, licence: null })
})

test.each([
  [
    ['gpt2'],
    'usher: Unexpected model `gpt2`, expected `org/name` as on Hugging Face, or a proposal\n',
  ],
  [
    [id, '--revision', 'main'],
    'usher: Unexpected revision `main`, expected 40 hexadecimal digits\n',
  ],
  [[id, '--format', 'xml'], 'usher: Unexpected format `xml`, expected `text` or `json`\n'],
  [
    [id, '--offline-dir', '/nowhere'],
    'usher: Could not read `/nowhere`: there is no such file or folder\n',
  ],
  [['nothing.md'], 'usher: Could not read `nothing.md`: there is no such file or folder\n'],
])('%j is wrong usage', (args, message) => {
  expect(usher('facts', ...args)).toEqual({ code: 2, out: '', err: message })
})

test('a file that is no JSON, or only a pointer to one, is named', () => {
  const broken = folder({ 'config.json': '{' })
  const pointer = folder({ 'config.json': 'version https://git-lfs.github.com/spec/v1\n' })

  expect(usher('facts', id, '--offline-dir', broken).err).toContain('config.json`: it is no JSON')
  expect(usher('facts', id, '--offline-dir', pointer).err).toContain('`git lfs pull` brings')
})

test('a Hub that cannot be reached is exit 3', () => {
  const run = usher('facts', id, '--hub', 'http://127.0.0.1:9')

  expect(run.code).toBe(3)
  expect(run.out).toBe('')
  expect(run.err).toMatch(/^Something went wrong here: Could not ask Hugging Face about birdlab/)
})

/** Answers paths with JSON, everything else as the Hub does without a token. */
async function withHub(
  answers: Readonly<Record<string, unknown>>,
  ...args: readonly string[]
): Promise<Run> {
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? '']
    response.writeHead(answer === undefined ? 401 : 200).end(JSON.stringify(answer ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const child = spawn(process.execPath, [
    'src/cli/main.ts',
    ...args,
    '--hub',
    `http://127.0.0.1:${port}`,
  ])
  const texts = { out: '', err: '' }
  child.stdout.on('data', (chunk) => {
    texts.out += String(chunk)
  })
  child.stderr.on('data', (chunk) => {
    texts.err += String(chunk)
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  server.close()
  return { code, ...texts }
}

test('a mirror is asked for the page and the configuration of its commit', async () => {
  const answers = {
    [`/api/models/${id}?blobs=true`]: page,
    [`/${id}/resolve/${sha}/config.json`]: config,
  }
  const run = await withHub(answers, 'facts', id, '--format', 'json')

  expect(run.code).toBe(0)
  expect(JSON.parse(run.out)).toMatchObject({ id, revision: sha, context: 8192 })
})

test('a model nobody may see is exit 2, and not called missing', async () => {
  expect(await withHub({}, 'facts', id)).toEqual({
    code: 2,
    out: '',
    err: `usher: No facts: ${id} is missing, private or gated; without a token there is no telling which\n`,
  })
})

test('a proposal is set beside the facts, and a contradiction is exit 1', () => {
  const path = folder({
    'answer.json': page,
    'config.json': config,
    'heron.md': soundProposal.replace('7GB', '5GB'),
  })
  const run = usher('facts', join(path, 'heron.md'), '--offline-dir', path)

  expect(run.code).toBe(1)
  expect(run.out.replaceAll(path, '…')).toMatchInlineSnapshot(`
    "…/heron.md beside birdlab/heron-3b at 4f1c2a9be07d35816c24fa90b7e3d15c8a6f0e72

                    claimed                                   found
      title         Support for Heron 3B                      birdlab/heron-3b, 3.1 billion parameters    fits
      model         birdlab/heron-3b                          birdlab/heron-3b                            fits
      commit        4f1c2a9be07d35816c24fa90b7e3d15c8a6f0e72  4f1c2a9be07d35816c24fa90b7e3d15c8a6f0e72    fits
      gate          -                                         none                                        not claimed
      licence       MIT                                       mit (hostable)                              fits
      type          text-generation                           text-generation                             fits
      architecture  -                                         HeronForCausalLM                            not claimed
      storage       5 GB                                      weights of 5.77 GiB, 56 to 85 GiB of disk   disagrees
      GPU memory    48 GB in all, 24 GB each, 2 GPUs          weights of 5.77 GiB, 5.31 GiB on each of 2  fits

    error[claim-storage]: unexpected storage of 5 GB, expected at least 7 GB: the weights of birdlab/heron-3b at 4f1c2a9 are 5.77 GiB in one file
      --> …/heron.md:31:18
       |
    31 | | Storage size | 5GB |
       |                  ^^^
       = help: write \`7GB\` or more; the number was read as GiB, with 2 % for rounding

    1 error and 0 warnings in 1 file.
    "
  `)
})

test('a proposal that names no model cannot be compared', () => {
  const path = folder({ 'heron.md': '# Heron' })
  const run = usher('facts', join(path, 'heron.md'), '--offline-dir', path)

  expect(run.code).toBe(2)
  expect(run.err).toContain('it names no model on huggingface.co; correct its download site')
})

const rulesIn = (run: Run): readonly string[] =>
  [...run.out.matchAll(/"rule": "(?<rule>claim-[a-z-]+)"/g)].map((m) => m.groups?.rule ?? '')

test('lint compares with saved facts, from a file or a folder of them', () => {
  const path = folder({
    'heron.md': soundProposal.replace('7GB', '5GB'),
    'saved/heron/answer.json': page,
    'saved/heron/config.json': config,
    'saved/egret.json': { ...page, id: 'birdlab/egret-3b' },
  })
  const document = join(path, 'heron.md')
  const facts = usher('facts', id, '--offline-dir', join(path, 'saved/heron'), '--format', 'json')
  writeFileSync(join(path, 'facts.json'), facts.out)
  const lint = (...args: readonly string[]) => usher('lint', document, '--format', 'json', ...args)

  expect(rulesIn(lint())).toEqual([])
  expect(rulesIn(lint('--facts', join(path, 'facts.json')))).toEqual(['claim-storage'])
  expect(rulesIn(lint('--facts', join(path, 'saved')))).toEqual(['claim-storage'])
  expect(rulesIn(lint('--facts', join(path, 'saved/egret.json')))).toEqual([])
  expect(lint('--facts', join(path, 'facts.json')).code).toBe(1)
})

test('lint says which file holds no facts', () => {
  const path = folder({ 'odd.json': {}, 'none/a.txt': 'nothing' })

  expect(usher('lint', path, '--facts', join(path, 'odd.json')).err).toContain(
    'expected facts, or an answer of the models API',
  )
  expect(usher('lint', path, '--facts', join(path, 'none')).err).toContain(
    '`usher facts ORG/NAME --format json` writes a file of them',
  )
})

test('a repository may weigh a claim as it likes', () => {
  const path = folder({
    'heron.md': soundProposal.replace('7GB', '5GB'),
    'answer.json': page,
    '.github/usher.yml': 'lint:\n  severity:\n    claim-storage: off\n',
  })

  expect(
    rulesIn(
      usher(
        'lint',
        join(path, 'heron.md'),
        '--format',
        'json',
        '--facts',
        join(path, 'answer.json'),
      ),
    ),
  ).toEqual([])
})
