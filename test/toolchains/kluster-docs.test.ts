import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const root = 'test/fixtures/kluster-docs'
const folder = '.snippets/code/get-started/start-building'
const added = [
  { id: 'estuary/Lapwing-2.5-12B-Instruct', slug: 'lapwing-2-5-12b-instruct' },
  { id: 'estuary/Sandpiper-Vision-4B', slug: 'sandpiper-vision-4b' },
]

function has(command: string, ...args: readonly string[]): boolean {
  return spawnSync(command, args).status === 0
}

const hasPython = has('python3', '--version')
const hasBash = has('bash', '--version')
const hasShellcheck = has('shellcheck', '--version')
const hasMkdocs = has('python3', '-c', 'import mkdocs, material, pymdownx')
const without = (name: string, isThere: boolean): string =>
  isThere ? '' : ` (skipped: there is no ${name} here)`

/** A checkout of the documentation with both models of the list brought in by the command. */
function scaffolded(): string {
  const repo = mkdtempSync(join(tmpdir(), 'usher-kluster-'))
  cpSync(root, repo, { recursive: true })
  execFileSync(process.execPath, [
    ...['src/cli/main.ts', 'scaffold', '--target', 'kluster-docs', '--repo', repo, '--write'],
    ...['--models', 'test/fixtures/kluster-models.json'],
  ])
  return repo
}

const repo = scaffolded()
const place = (run: string, name: string): string => join(repo, folder, run, name)
const files = (extension: string): readonly string[] =>
  added.flatMap(({ slug }) => [
    place('real-time', `real-time-${slug}${extension}`),
    place('batch', `batch-jsonl-${slug}${extension}`),
  ])

/** Runs a snippet in a folder of its own, where `python3` and `curl` reach nobody. */
function ran(command: string, file: string): { readonly out: string; readonly folder: string } {
  const own = mkdtempSync(join(tmpdir(), 'usher-run-'))
  writeFileSync(join(own, 'openai.py'), standIn)
  const tools = join(own, 'tools')
  mkdirSync(tools)
  for (const [name, text] of Object.entries(tool)) {
    writeFileSync(join(tools, name), text)
    chmodSync(join(tools, name), 0o755)
  }
  const env = { PATH: `${tools}:${process.env.PATH}`, API_KEY: 'k', PYTHONPATH: own, OUT: own }
  const run = spawnSync(command, [file], { cwd: own, env, encoding: 'utf8', timeout: 30_000 })
  expect(`${run.status} ${run.stderr}`).toBe('0 ')
  return { out: run.stdout, folder: own }
}

/** A client that writes down what a completion is asked with, and finishes every batch at once. */
const standIn = `import json
from types import SimpleNamespace as Some

def completion(**asked):
    with open("asked.json", "w") as file:
        json.dump(asked, file)
    return Some(model=asked["model"], choices=[Some(message=Some(content="Bitterns."))])

class OpenAI:
    def __init__(self, base_url, api_key):
        job = Some(id="job", status="completed", output_file_id="out")
        self.chat = Some(completions=Some(create=completion))
        self.files = Some(create=lambda **_: Some(id="in"), content=lambda _: Some(content=b"done"))
        self.batches = Some(create=lambda **_: job, retrieve=lambda _: job)
`

const tool = {
  curl: `#!/bin/bash
while [[ $# -gt 0 ]]; do if [[ "$1" == "-d" ]]; then echo "$2" >> "$OUT/asked.json"; fi; shift; done
echo '{"id": "job", "status": "completed", "output_file_id": "out"}'
`,
  jq: `#!/bin/bash
python3 -c 'import json, sys; print(json.load(sys.stdin)[sys.argv[1][1:]])' "$2"
`,
}

const asked = z.object({ model: z.string(), messages: z.array(z.unknown()).min(1) })
const request = z.object({ custom_id: z.string(), url: z.string(), body: asked })

function expectAsked(json: string, id: string): void {
  expect(asked.parse(JSON.parse(json)).model).toBe(id)
}

function expectRequests(own: string, id: string): void {
  const lines = readFileSync(join(own, 'my_batch_request.jsonl'), 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => request.parse(JSON.parse(line)).body.model)).toEqual([id, id, id])
}

test.skipIf(!hasPython)(`every Python snippet compiles${without('Python', hasPython)}`, () => {
  expect(files('.py')).toHaveLength(4)
  for (const file of files('.py')) execFileSync('python3', ['-m', 'py_compile', file])
})

test.skipIf(!hasPython)(
  `every Python snippet runs and asks for its model alone${without('Python', hasPython)}`,
  () => {
    for (const { id, slug } of added) {
      const realTime = ran('python3', place('real-time', `real-time-${slug}.py`))
      expectAsked(readFileSync(join(realTime.folder, 'asked.json'), 'utf8'), id)
      expect(realTime.out).toContain('Bitterns.')
      const batch = ran('python3', place('batch', `batch-jsonl-${slug}.py`))
      expectRequests(batch.folder, id)
    }
  },
)

test.skipIf(!hasBash)(`every bash snippet is one bash can read${without('bash', hasBash)}`, () => {
  for (const file of files('.md')) execFileSync('bash', ['-n', file])
})

test.skipIf(!hasShellcheck)(
  `shellcheck finds nothing in a bash snippet${without('shellcheck', hasShellcheck)}`,
  () => {
    for (const file of files('.md'))
      expect(spawnSync('shellcheck', ['-s', 'bash', file], { encoding: 'utf8' }).stdout).toBe('')
  },
)

test.skipIf(!(hasBash && hasPython))(
  `every bash snippet runs and asks for its model alone${without('bash and Python', hasBash && hasPython)}`,
  () => {
    for (const { id, slug } of added) {
      const realTime = ran('bash', place('real-time', `real-time-${slug}.md`))
      expectAsked(readFileSync(join(realTime.folder, 'asked.json'), 'utf8'), id)
      const batch = ran('bash', place('batch', `batch-jsonl-${slug}.md`))
      expectRequests(batch.folder, id)
    }
  },
)

const site = `site_name: Documentation
theme: { name: material, font: false }
plugins: []
docs_dir: docs
markdown_extensions:
  - admonition
  - attr_list
  - tables
  - pymdownx.details
  - pymdownx.emoji
  - pymdownx.superfences
  - pymdownx.tabbed: { alternate_style: true }
  - pymdownx.snippets: { base_path: [docs/.snippets], check_paths: true }
`

/** Builds the documentation as its site does; the folder of the HTML. */
function built(docs: string): {
  readonly status: number | null
  readonly said: string
  readonly html: string
} {
  const place = mkdtempSync(join(tmpdir(), 'usher-site-'))
  cpSync(docs, join(place, 'docs'), { recursive: true })
  writeFileSync(join(place, 'mkdocs.yml'), site)
  const run = spawnSync('python3', ['-m', 'mkdocs', 'build', '-q'], {
    cwd: place,
    encoding: 'utf8',
  })
  return { status: run.status, said: run.stderr, html: join(place, 'site/get-started') }
}

/** The dropdowns of a page of HTML: their title and the words inside. */
function dropdowns(html: string): readonly { readonly title: string; readonly words: string }[] {
  const blocks = html.matchAll(
    /<details class="example">\s*<summary>(?<title>.*?)<\/summary>(?<body>.*?)<\/details>/gs,
  )
  return [...blocks].map(({ groups }) => ({
    title: groups?.title ?? '',
    words: (groups?.body ?? '').replaceAll(/<[^>]*>/g, '').trim(),
  }))
}

test.skipIf(!hasMkdocs)(
  `MkDocs shows every model twice on both pages, no block empty, each with its id${without('MkDocs', hasMkdocs)}`,
  () => {
    const { status, said, html } = built(repo)
    expect(`${status} ${said}`).toMatch(/^0 /)

    for (const run of ['real-time', 'batch']) {
      const shown = dropdowns(readFileSync(join(html, 'start-building', run, 'index.html'), 'utf8'))
      expect(shown).toHaveLength(18)
      expect(shown.filter(({ words }) => words === '')).toEqual([])
      for (const [title, id] of [
        ['Lapwing 2.5 12B', added[0]?.id],
        ['Sandpiper Vision 4B', added[1]?.id],
      ]) {
        const own = shown.filter((each) => each.title === title)
        expect(own).toHaveLength(2)
        for (const { words } of own) expect(words).toContain(id)
      }
    }
  },
)

test.skipIf(!hasMkdocs)(
  `MkDocs shows the new rows in every table, whole${without('MkDocs', hasMkdocs)}`,
  () => {
    const page = readFileSync(join(built(repo).html, 'models/index.html'), 'utf8')
    const rows = [...page.matchAll(/<tr>(?<row>.*?)<\/tr>/gs)]
      .map(({ groups }) => [...(groups?.row ?? '').matchAll(/<td[^>]*>(?<cell>.*?)<\/td>/gs)])
      .filter((cells) => cells[0]?.groups?.cell?.includes('Lapwing 2.5 12B'))

    expect(rows.map((cells) => cells.length)).toEqual([2, 7, 7, 7, 7, 7])
  },
)

test.skipIf(!hasMkdocs)(
  `this build does notice an include of nothing${without('MkDocs', hasMkdocs)}`,
  () => {
    const broken = mkdtempSync(join(tmpdir(), 'usher-broken-'))
    cpSync(repo, broken, { recursive: true })
    rmSync(join(broken, folder, 'batch/batch-jsonl-lapwing-2-5-12b-instruct.md'))

    const { status, said } = built(broken)
    expect(status).not.toBe(0)
    expect(said).toContain('batch-jsonl-lapwing-2-5-12b-instruct.md')
  },
)
