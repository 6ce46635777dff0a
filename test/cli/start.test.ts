import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import packageFile from '../../package.json' with { type: 'json' }

const version = `${packageFile.version}\n`

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'usher-start-'))
  onTestFinished(() => rmSync(path, { recursive: true }))
  return path
}

/** Starts a command with a cache folder of its own. */
function started(command: string, env: Readonly<Record<string, string>> = {}) {
  const { NODE_COMPILE_CACHE: _, ...rest } = process.env
  const { status, stdout, stderr } = spawnSync(command, ['--version'], {
    encoding: 'utf8',
    env: { ...rest, XDG_CACHE_HOME: folder(), ...env },
  })
  return { status, stdout, stderr }
}

test('Usher starts from its own path, through a link and through PATH', () => {
  const links = folder()
  symlinkSync(resolve('bin/usher'), join(links, 'usher'))

  for (const run of [
    started('bin/usher'),
    started(join(links, 'usher')),
    started('usher', { PATH: `${links}:${process.env.PATH ?? ''}` }),
  ])
    expect(run).toEqual({ status: 0, stdout: version, stderr: '' })
})

test('what was compiled is kept in the cache folder of whoever runs it', () => {
  const cache = folder()

  started('bin/usher', { XDG_CACHE_HOME: cache })

  expect(readdirSync(join(cache, 'usher')).length).toBeGreaterThan(0)
})

test('a cache folder that cannot be written is not spoken of', () => {
  const file = join(folder(), 'file')
  writeFileSync(file, '')

  const run = started('bin/usher', { XDG_CACHE_HOME: file })

  expect(run).toEqual({ status: 0, stdout: version, stderr: '' })
})

test('an older Node is told what to do', () => {
  const old = "Object.defineProperty(process, 'versions', { value: { node: '22.1.0' } })"
  const args = ['--import', `data:text/javascript,${encodeURIComponent(old)}`, 'bin/start.mjs']

  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })

  expect(status).toBe(2)
  expect(stderr).toContain('Node 24 or newer is needed')
})

/** Every package and file that a file imports at once, and what those import. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  for (const match of text.matchAll(/^(?:import (?!type)[^'"]*|\} )from '(?<path>[^']+)'/gm)) {
    const path = match.groups?.path ?? ''
    if (!path.startsWith('.')) seen.add(path)
    else if (path.endsWith('.ts')) loadedWith(relative('', join(dirname(file), path)), seen)
  }
  return seen
}

test('linting loads neither a parser of Markdown or YAML nor zod before a document needs it', () => {
  const loaded = loadedWith('src/cli/lint-run.ts')

  expect(loaded).toContain('src/rules/findings-in.ts')
  expect([...loaded].filter((one) => /^(?:remark.*|yaml|zod)$/.test(one))).toEqual([])
  expect(loadedWith('src/proposal/parse-proposal.ts')).toContain('remark')
})
