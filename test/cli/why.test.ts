import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

const repo = 'test/fixtures/kaito-2025'
const proposal = `${repo}/docs/proposals/20250210-qwen2.5-coder-7b-instruct.md`

function usher(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['src/cli/main.ts', ...args], { encoding: 'utf8' })
  return { code: run.status, out: run.stdout, err: run.stderr }
}

test('a checkout tells what a status rests on', () => {
  const { code, out } = usher('why', proposal, '--repo', repo)

  expect(code).toBe(0)
  expect(out).toMatchInlineSnapshot(`
    "\`qwen2.5-coder-7b-instruct\` deserves the status \`integrated\`, since its stage is integrated.

    - ✅ well-formed is held
      - The proposal follows the template.
    - ❔ approved is unknown
      - A checkout does not tell; \`/why\` on the pull request does.
    - ✅ accepted is held
      - \`docs/proposals/20250210-qwen2.5-coder-7b-instruct.md\` is on the default branch.
    - ✅ registered is held
      - \`qwen2.5-coder-7b-instruct\` is registered.
    - ❔ validated is unknown
      - A checkout does not tell; \`/why\` on the pull request does.
    - ❔ published is unknown
      - A checkout does not tell; \`/why\` on the pull request does.
    - ✅ integrated is held
      - The preset is complete.

    Next: Nothing is left to do.
    "
  `)
})

test('machines get the same', () => {
  const { out } = usher('why', proposal, '--repo', repo, '--format', 'json')

  const anyGates: unknown = expect.any(Array)
  expect(JSON.parse(out)).toMatchObject({ version: 1, gates: anyGates })
})

test('a document that is no model proposal is wrong usage', () => {
  const { code, err } = usher('why', 'README.md')

  expect({ code, err }).toEqual({ code: 2, err: 'usher: `README.md` is no model proposal\n' })
})
