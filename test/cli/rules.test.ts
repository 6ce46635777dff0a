import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { everyRule } from '../../src/decide/every-rule.ts'

function usher(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

test('every rule is listed with what it asks', () => {
  const { code, out } = usher('rules')

  expect(code).toBe(0)
  expect(out.split('\n')).toContain(
    'key-required                   error    every key of the template is in the front matter',
  )
  expect(out.split('\n\n')[0]?.split('\n')).toHaveLength(everyRule.length)
})

test('the page of a rule is the one in the documentation, by either door', () => {
  const page = readFileSync('docs/rules/key-required.md', 'utf8')

  expect(usher('rules', 'key-required').out).toBe(page)
  expect(usher('lint', '--explain', 'key-required').out).toBe(page)
})

test('a rule there is not is wrong usage, with the one that was meant', () => {
  const refusal = {
    code: 2,
    out: '',
    err: 'usher: There is no rule `key-requird`; did you mean `key-required`?\n',
  }

  expect(usher('rules', 'key-requird')).toEqual(refusal)
  expect(usher('lint', '--explain', 'key-requird')).toEqual(refusal)
  expect(usher('rules', 'nothing-of-the-kind').err).toBe(
    'usher: There is no rule `nothing-of-the-kind`; see `usher rules`\n',
  )
})

test('machines get the rules as a list', () => {
  expect(JSON.parse(usher('rules', 'key-order', '--format', 'json').out)).toMatchObject({
    version: 1,
    rules: [{ slug: 'key-order', severity: 'warning' }],
  })
})

test('what is found in a terminal leads to the page of its rule', () => {
  const folder = 'test/fixtures/proposals'
  const template = ['--template', `${folder}/YYYYMMDD-model-template.md`]

  expect(
    usher('lint', `${folder}/key-order`, ...template)
      .out.split('\n')
      .at(-2),
  ).toBe('Why, and what to do about it: `usher rules key-order`')
  expect(
    usher('lint', `${folder}/contradictions`, ...template)
      .out.split('\n')
      .at(-2),
  ).toBe('Why, and what to do about it: `usher rules download-site`, and so for every other rule')
  expect(usher('lint', 'proposals').out).not.toContain('usher rules')
})
