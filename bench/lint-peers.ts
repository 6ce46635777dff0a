import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A linter of documents: the commands for a folder of them and for one file. */
export interface Linter {
  readonly name: string
  readonly folder: (path: string) => readonly string[]
  readonly file: (path: string) => readonly string[]
}

/** Usher as people call it. */
export const usher: Linter = {
  name: 'usher',
  folder: (path) => ['bin/usher', 'lint', path],
  file: (path) => ['bin/usher', 'lint', path],
}

const home = join(import.meta.dirname, 'peers')
const modules = join(home, 'node_modules')

/**
 * The peers, installed from their own lockfile when they are not there yet. Their settings go into the
 * folder, which is not the one of the documents. Throws with what is missing where npm cannot install them.
 */
export async function peers(settings: string): Promise<readonly Linter[]> {
  if (!existsSync(join(modules, '.package-lock.json'))) install()
  const remarkrc = join(settings, 'remarkrc.mjs')
  const markdownlint = join(settings, '.markdownlint-cli2.jsonc')
  await writeFile(remarkrc, remarkSettings())
  await writeFile(markdownlint, '{ "config": { "MD013": false } }\n')
  const { execPath: node } = process
  const cli2 = [node, join(modules, 'markdownlint-cli2/markdownlint-cli2-bin.mjs'), '--config']
  const remark = [node, join(modules, 'remark-cli/cli.js'), '--no-stdout', '--quiet', '--frail']
  const eipw: Linter['folder'] = (path) => [node, join(home, 'eipw.mjs'), path]
  return [
    { name: 'eipw-lint-js 0.9.0', folder: eipw, file: eipw },
    {
      name: 'markdownlint-cli2 0.24.1',
      folder: (path) => [...cli2, markdownlint, `${path}/*.md`],
      file: (path) => [...cli2, markdownlint, path],
    },
    {
      name: 'remark-cli 12.0.1 + remark-lint-frontmatter-schema 3.15.4',
      folder: (path) => [...remark, '--rc-path', remarkrc, path],
      file: (path) => [...remark, '--rc-path', remarkrc, path],
    },
  ]
}

function install(): void {
  console.error('Installing the peers into `bench/peers` …')
  const { status, stderr } = spawnSync('npm', ['ci', '--prefix', home], { encoding: 'utf8' })
  if (status === 0) return
  const reason = /npm error (?!code)(?<said>[^\n]+)/i.exec(stderr)?.groups?.said
  throw new Error(
    `Could not install the linters to compare with; run \`npm ci --prefix bench/peers\` where the npm registry answers${reason === undefined ? '' : ` (npm says: ${reason})`}`,
  )
}

/** The front matter our template asks for, as a schema. */
function remarkSettings(): string {
  const plugin = (name: string): string => JSON.stringify(pathToFileURL(join(modules, name)).href)
  const schema = {
    type: 'object',
    required: ['title', 'authors', 'reviewers', 'creation-date', 'last-updated', 'status'],
    properties: {
      title: { type: 'string' },
      authors: { type: 'array', items: { type: 'string' } },
      status: { enum: ['provisional', 'ready to integrate', 'integrated'] },
    },
  }
  return `import remarkFrontmatter from ${plugin('remark-frontmatter/index.js')}
import schemas from ${plugin('remark-lint-frontmatter-schema/dist/index.js')}

export default { plugins: [remarkFrontmatter, [schemas, { embed: ${JSON.stringify(schema)} }]] }
`
}
