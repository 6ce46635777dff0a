import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { commands, renderHelp } from '../src/commands/commands.ts'
import { defaultConfig } from '../src/config/config.ts'
import { parseConfig } from '../src/config/parse-config.ts'
import { parseSettings } from '../src/server/settings.ts'
import { somePrivateKey } from './support/private-key.ts'
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
