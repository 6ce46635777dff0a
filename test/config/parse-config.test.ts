import { expect, test, vi } from 'vitest'
import { defaultConfig } from '../../src/config/config.ts'
import { parseConfig } from '../../src/config/parse-config.ts'

test('a repository without a file gets every default', () => {
  expect(parseConfig(undefined)).toEqual({ config: defaultConfig, problems: [] })
  expect(parseConfig('')).toEqual({ config: defaultConfig, problems: [] })
})

test('what is configured replaces its default and leaves the rest', () => {
  const { config, problems } = parseConfig('maintainers: { roles: [admin] }\nenabled: false\n')

  expect(problems).toEqual([])
  expect(config).toEqual({ ...defaultConfig, enabled: false, maintainers: { roles: ['admin'] } })
})

test('a rule can weigh more, less or nothing', () => {
  const { config, problems } = parseConfig('lint: { severity: { date-valid: off, a-b: info } }\n')

  expect(problems).toEqual([])
  expect(config.lint.severity).toEqual({ 'date-valid': 'off', 'a-b': 'info' })
})

test.each([
  [
    'a severity there is none of',
    'lint: { severity: { date-valid: fatal } }\n',
    '`lint.severity.date-valid`: Invalid option: expected one of "error"|"warning"|"info"|"off"',
  ],
  ['an unknown key', 'approvers: [ada]\n', 'Unrecognized key: "approvers"'],
  [
    'a value of the wrong kind',
    'enabled: perhaps\n',
    '`enabled`: Invalid input: expected boolean, received string',
  ],
  ['text that is not YAML', 'a: [\n', 'Invalid input: expected object, received string'],
  ['an alias bomb', 'a: &a [1]\nb: [*a, *a]\n', 'Invalid input: expected object, received string'],
  [
    'an image without a place for the name',
    'publication: { image: a/b }\n',
    '`publication.image`: Invalid string: must include "{name}"',
  ],
])('%s is said and switches every write off', (_, text, problem) => {
  const parsed = parseConfig(text)

  expect(parsed.problems).toEqual([problem])
  expect(parsed.config.enabled).toBe(false)
})

test('a strange key is a problem and no warning of the process', () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})

  expect(parseConfig('? [a]\n: b\n').problems).toHaveLength(1)
  expect(parseConfig('a: !odd b\n').problems).toHaveLength(1)
  expect(warned).not.toHaveBeenCalled()
})
