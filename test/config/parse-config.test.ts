import { expect, test, vi } from 'vitest'
import { defaultConfig } from '../../src/config/config.ts'
import { parseConfig } from '../../src/config/parse-config.ts'

/** The findings in a file, one a line: place, rule, what is wrong, what to do. */
function check(text: string): string {
  const { config, findings } = parseConfig(text)
  expect(config.enabled).toBe(findings.length === 0)
  return findings
    .map(({ rule, message, help, span: { start } }) => {
      return `${start.line}:${start.column} ${rule}: ${message}; ${help}`
    })
    .join('\n')
}

test('a repository without a file gets every default', () => {
  expect(parseConfig(undefined)).toEqual({ config: defaultConfig, findings: [], tree: {} })
  expect(parseConfig('').config).toEqual(defaultConfig)
  expect(parseConfig('# nothing yet\n').config).toEqual(defaultConfig)
})

test('what is configured replaces its default and leaves the rest', () => {
  const { config, findings } = parseConfig('maintainers: { roles: [admin] }\nenabled: false\n')

  expect(findings).toEqual([])
  expect(config).toEqual({
    ...defaultConfig,
    enabled: false,
    maintainers: { roles: ['admin'], teams: [] },
  })
})

test('a rule can weigh more, less or nothing', () => {
  const { config, findings } = parseConfig('lint: { severity: { date-valid: off, a-b: info } }\n')

  expect(findings).toEqual([])
  expect(config.lint.severity).toEqual({ 'date-valid': 'off', 'a-b': 'info' })
})

test('an unknown key is found where it stands, with the one that was meant', () => {
  const { findings } = parseConfig('approvals:\n  count: 2\n  onw: true\n')

  expect(findings).toEqual([
    {
      rule: 'config-key',
      severity: 'error',
      message: 'unexpected key `onw`',
      help: 'did you mean `own`?',
      span: {
        start: { line: 3, column: 3, offset: 24 },
        end: { line: 3, column: 6, offset: 27 },
      },
      fix: [{ start: 24, end: 27, text: 'own' }],
    },
  ])
})

test.each([
  [
    'a severity there is none of',
    'lint: { severity: { date-valid: fatal } }\n',
    '1:33 config-value: unexpected `fatal`, expected `error`, `warning`, `info` or `off`; `lint.severity`: What single rules weigh here, by name: `error`, `warning`, `info` or `off`.',
  ],
  [
    'an unknown key',
    'approvers: [ada]\n',
    '1:1 config-key: unexpected key `approvers`; did you mean `approvals`?',
  ],
  [
    'a target there is none of',
    'targets: [{ name: kaito-presets }]\n',
    '1:19 config-value: unexpected `kaito-presets`, expected `kaito-preset`, `kaito-catalog`, `kluster-docs`, `fastllm`, or `recipe:` and the name of a recipe; did you mean `kaito-preset`?',
  ],
  [
    'a recipe without a name',
    'targets: [{ name: recipe }]\n',
    '1:19 config-value: unexpected `recipe`, expected `kaito-preset`, `kaito-catalog`, `kluster-docs`, `fastllm`, or `recipe:` and the name of a recipe; `targets[].name`: The kind of target. `recipe:cookbook` is the one declared in `.github/usher/targets/cookbook.yml`; `docs/recipes.md` shows how.',
  ],
  [
    'a value of the wrong kind',
    'enabled: perhaps\n',
    '1:10 config-value: unexpected `perhaps`, expected `true` or `false`; `enabled`: `false` stops every write.',
  ],
])('%s is said with its place and switches every write off', (_, text, finding) => {
  expect(check(text)).toBe(finding)
})

test('a target that the repository declares itself is one', () => {
  const { config, findings } = parseConfig('targets: [{ name: recipe:cookbook }]\n')

  expect(findings).toEqual([])
  expect(config.targets).toMatchObject([{ name: 'recipe:cookbook', required: true }])
})

test('a strange key is a problem and no warning of the process', () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})

  expect(parseConfig('? [a]\n: b\n').findings).toHaveLength(1)
  expect(parseConfig('a: !odd b\n').findings).not.toEqual([])
  expect(warned).not.toHaveBeenCalled()
})
