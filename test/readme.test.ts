import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { commands, renderHelp } from '../src/commands/commands.ts'
import { defaultConfig } from '../src/config/config.ts'
import { configOf } from '../src/config/config-of.ts'
import { layoutOf } from '../src/config/layout-of.ts'
import { parseConfig } from '../src/config/parse-config.ts'
import { parseSettings } from '../src/server/settings.ts'
import { usher } from './support/checkouts.ts'
import { somePrivateKey } from './support/private-key.ts'
import { pathsOf } from './support/tree.ts'
import { webhookSecret } from './support/webhook.ts'

const readme = readFileSync('README.md', 'utf8')

/** What stands under a heading, up to the next. */
function section(title: string): string {
  const [, text = ''] = readme.split(`\n## ${title}\n`)
  return text.split('\n## ', 1)[0] ?? ''
}

/** The names in the first column of the section's table. */
function variables(): readonly string[] {
  const rows = section('Running the service').matchAll(/^\| (?<names>`[^|]+) \|/gm)
  return [...rows]
    .flatMap(({ groups }) => groups?.names?.match(/\w+/g) ?? [])
    .filter((name) => name === name.toUpperCase())
}

test('whoever opens it sees first how to try it', () => {
  const opening = readme.split('\n## ', 1)[0] ?? ''
  const lines = opening.split('\n').map((line) => line.split('#', 1)[0]?.trim())
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))

  expect(lines).toContain('npm ci && npm run demo')
  expect(lines).toContain('npm ci && npm test')
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['demo', 'test']))
})

test('its table of commands is that of `/help`', () => {
  const [, shown = ''] = /<!-- commands -->(.*)<!-- \/commands -->/s.exec(readme) ?? []

  expect(shown.trim()).toBe(renderHelp(commands))
})

test('every variable in its table is one that the service reads', () => {
  const enough = { APP_ID: '12', PRIVATE_KEY: somePrivateKey(), WEBHOOK_SECRET: webhookSecret }
  const matters = (name: string): boolean =>
    [enough, {}].some((given) => {
      const changed = parseSettings({ ...given, [name]: 'something else' })
      return JSON.stringify(changed) !== JSON.stringify(parseSettings(given))
    })

  expect(variables()).toContain('PRIVATE_KEY_PATH')
  expect(variables().filter((name) => !matters(name))).toEqual([])
})

test('the configuration it shows is the one that holds without any', () => {
  const [, shown] = /```yaml\n(.*?)```/s.exec(section('Configuring a repository')) ?? []

  expect(parseConfig(shown ?? 'nothing')).toMatchObject({ config: defaultConfig, findings: [] })
})

/** What the README shows each kind of repository: its configuration, and the command to try. */
const shownKinds = [
  ...section('For your repository').matchAll(
    /```yaml\n(?<yaml>.*?)```\n```sh\nbin\/usher (?<command>[^\n]+)\n```/gs,
  ),
].map(({ groups }) => ({ yaml: groups?.yaml ?? '', command: groups?.command ?? '' }))

const trees: Readonly<Record<string, string>> = {
  'kaito-preset': 'test/fixtures/kaito-2025',
  'kaito-catalog': 'test/fixtures/kaito-catalog',
  'kluster-docs': 'test/fixtures/kluster-docs',
  fastllm: 'test/fixtures/fastllm',
  'recipe:cookbook': 'test/fixtures/recipe/cookbook',
}

test('each kind of repository is shown a configuration that holds and does what its files say', () => {
  expect(shownKinds).toHaveLength(Object.keys(trees).length)
  for (const [index, [target, tree]] of Object.entries(trees).entries()) {
    const { config, findings } = parseConfig(shownKinds[index]?.yaml, { layout: 'documents' })
    expect([findings, config.targets.map(({ name }) => name)]).toEqual([[], [target]])
    if (!target.startsWith('recipe:')) {
      expect(config).toEqual(configOf([], layoutOf(pathsOf(tree))))
    }
  }
})

test.each(Object.entries(trees))('the command to try for %s is one', (target, tree) => {
  const found = shownKinds.find(({ command }) => command.includes(`--target ${target} `))
  const words = found?.command.split(' ') ?? []
  const here = words.map((word) => (word.startsWith('../') ? tree : word))
  const run = usher(...here, '--offline')

  expect(words).toContain('--repo')
  expect(run.out).not.toContain('error:')
  expect(run.out).not.toContain('does not apply')
  expect(run.code).toBeLessThan(2)
})
