import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type Arranged, arrange, newKeys } from '../../src/cli/demo/arrange.ts'
import { kaito } from '../support/tree.ts'

vi.setConfig({ testTimeout: 60_000 })
const run = promisify(execFile)
const keys = newKeys()

interface Clinic extends Arranged {
  readonly url: string
  usher(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Said>
}

const failed = z.object({ code: z.number(), stdout: z.string(), stderr: z.string() })

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A GitHub that listens, with the app installed and nothing delivered, and the command to look at it. */
async function clinic(
  happens: (clinic: Clinic) => Promise<void>,
  files: ReadonlyMap<string, string> = kaito,
): Promise<void> {
  const webhookUrl = 'https://usher.example.org/api/github/webhooks'
  const arranged = await arrange({ files, keys, webhookUrl })
  arranged.sandbox.deliverTo(() => Promise.resolve(202))
  const url = await arranged.sandbox.listen()
  try {
    const { app } = arranged
    const asApp = { APP_ID: app.id, PRIVATE_KEY: app.privateKey, WEBHOOK_SECRET: app.secret }
    await happens({
      ...arranged,
      url,
      usher: (args, environment = asApp) => usher(args, { GITHUB_API_URL: url, ...environment }),
    })
    expect(arranged.sandbox.violations).toEqual([])
  } finally {
    await arranged.sandbox.close()
  }
}

async function usher(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Said> {
  const main = resolve('src/cli/main.ts')
  const env = { PATH: process.env.PATH ?? '', ...environment }
  try {
    const { stdout, stderr } = await run(process.execPath, [main, 'doctor', ...args], { env })
    return { code: 0, out: stdout, err: stderr }
  } catch (error) {
    const { code, stdout, stderr } = failed.parse(error)
    return { code, out: stdout, err: stderr }
  }
}

const repository = 'kaito-project/kaito'

test('a healthy installation is said to be one, with everything that was looked at', () =>
  clinic(async ({ usher, sandbox, repository: at, app }) => {
    const checks = ['usher / proposal', 'usher / approval'].map((context) => ({
      context,
      appId: Number(app.id),
    }))
    sandbox.protect(at, { branch: 'main', checks })

    const { code, out, err } = await usher([repository])

    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatchInlineSnapshot(`
      "kaito-project/kaito, as the app

        ok       settings      The app id, the private key and the webhook secret are plausible
        ok       installation  usher is installed since 2026-01-05
        ok       permission    \`metadata: read\` is granted
        ok       permission    \`contents: write\` is granted
        ok       permission    \`pull_requests: write\` is granted
        ok       permission    \`issues: write\` is granted
        ok       permission    \`checks: write\` is granted
        ok       permission    \`actions: write\` is granted
        ok       permission    \`merge_queues: read\` is granted
        ok       permission    \`members: read\` is not granted, and not needed without \`maintainers.teams\` in the configuration
        ok       permission    \`statuses: read\` is not granted, and not needed without \`validation.statuses\` in the configuration
        ok       webhook       Webhooks go to https://usher.example.org/api/github/webhooks
        ok       delivery      Nothing was sent in the last three days
        ok       repository    The default branch is \`main\`
        ok       configuration There is no \`.github/usher.yml\`: the defaults hold
        ok       configuration The process is \`kaito-2025\`
        ok       template      The template is \`docs/proposals/YYYYMMDD-model-template.md\`
        ok       target        Targets: \`kaito-preset\`
        ok       workflow      \`.github/workflows/validate-model.yml\` takes what is sent
        ok       rule          A rule of \`main\` asks for \`usher / proposal\` from one app
        ok       rule          A rule of \`main\` asks for \`usher / approval\` from one app

      All is well.
      "
    `)
  }))

/** What is not well, a line each. */
async function complaints({ usher, url }: Clinic, environment?: Readonly<Record<string, string>>) {
  const { code, out } = await usher([repository], environment)
  const lines = out.split('\n').filter((line) => /^ {2}(?:missing|warning|unknown)|→/.test(line))
  const plain = lines.map((line) => line.replace(/^ +/, '').replace(url, '<github>'))
  return [`exit ${code}`, ...plain].join('\n')
}

test('each permission that is missing is named with what stops without it', () =>
  clinic(async (clinic) => {
    const { sandbox, installation } = clinic
    await sandbox.changePermissions(installation, { contents: 'read', pull_requests: 'write' })

    expect(await complaints(clinic)).toMatchInlineSnapshot(`
      "exit 1
      missing  permission    \`contents: write\` is not granted, only \`read\`. No follow-up branch is written.
      → have the owner accept what the app asks for: <github>/settings/installations/1010
      missing  permission    \`issues: write\` is not granted. No command arrives, and no label, reply, reaction, status comment or audit issue is written.
      → have the owner accept what the app asks for: <github>/settings/installations/1010
      missing  permission    \`checks: write\` is not granted. No check run is shown, and approvals cannot be recorded.
      → have the owner accept what the app asks for: <github>/settings/installations/1010
      missing  permission    \`actions: write\` is not granted. No validation or push is started, and none is seen to end.
      → have the owner accept what the app asks for: <github>/settings/installations/1010
      warning  permission    \`merge_queues: read\` is not granted. Merge groups get no checks, so a queue that asks for them waits in vain.
      → have the owner accept what the app asks for: <github>/settings/installations/1010
      warning  rule          No rule of \`main\` asks for \`usher / proposal\`, so nothing waits for it
      → require it in a ruleset, with the app as its source, where it is meant to hold merges back
      warning  rule          No rule of \`main\` asks for \`usher / approval\`, so nothing waits for it
      → require it in a ruleset, with the app as its source, where it is meant to hold merges back"
    `)
  }))

test('a suspended installation is the first thing to put right', () =>
  clinic(async (clinic) => {
    await clinic.sandbox.suspend(clinic.installation)

    expect(await complaints(clinic)).toMatchInlineSnapshot(`
      "exit 1
      missing  installation  The installation is suspended
      → unsuspend it: <github>/settings/installations/1010"
    `)
  }))

test('a repository the app is not installed on is said to be one', () =>
  clinic(async (clinic) => {
    await clinic.sandbox.uninstall(clinic.installation)

    expect(await complaints(clinic)).toMatchInlineSnapshot(`
      "exit 1
      missing  installation  The app is not installed on this repository
      → install usher on it, or add the repository to its installation"
    `)
  }))

test('what optional features need is missing only where they are configured', () =>
  clinic(
    async (clinic) => {
      expect(await complaints(clinic)).toMatchInlineSnapshot(`
        "exit 1
        missing  permission    \`members: read\` is not granted. Nobody counts as a maintainer by being in a team.
        → add \`members: read\` to the permissions of the app, then have the owner accept it
        missing  permission    \`statuses: read\` is not granted. Commit statuses are no evidence of validation.
        → add \`statuses: read\` to the permissions of the app, then have the owner accept it
        warning  rule          No rule of \`main\` asks for \`usher / proposal\`, so nothing waits for it
        → require it in a ruleset, with the app as its source, where it is meant to hold merges back
        warning  rule          No rule of \`main\` asks for \`usher / approval\`, so nothing waits for it
        → require it in a ruleset, with the app as its source, where it is meant to hold merges back"
      `)
    },
    new Map([
      ...kaito,
      [
        '.github/usher.yml',
        [
          'maintainers: { teams: [maintainers] }',
          'validation:',
          '  statuses: [{ context: lab/validated, creator: lab }]',
          '',
        ].join('\n'),
      ],
    ]),
  ))

test('mistakes in the configuration are shown at their lines', () =>
  clinic(
    async (clinic) => {
      expect(await complaints(clinic)).toMatchInlineSnapshot(`
        "exit 1
        missing  configuration \`.github/usher.yml\` line 2: unexpected key \`cuont\`
        → did you mean \`count\`?
        warning  rule          No rule of \`main\` asks for \`usher / proposal\`, so nothing waits for it
        → require it in a ruleset, with the app as its source, where it is meant to hold merges back
        warning  rule          No rule of \`main\` asks for \`usher / approval\`, so nothing waits for it
        → require it in a ruleset, with the app as its source, where it is meant to hold merges back"
      `)
    },
    new Map([...kaito, ['.github/usher.yml', 'approvals:\n  cuont: 2\n']]),
  ))

const workflow = '.github/workflows/validate-model.yml'

test.each([
  ['is not there', undefined],
  ['cannot be started', 'on: push\n'],
  [
    'takes other inputs',
    'on:\n  workflow_dispatch:\n    inputs:\n      head_sha: {}\n      model: { required: true }\n',
  ],
  ['is no YAML', 'on: [\n'],
])('a workflow that %s is named, with what to do', (_, text) => {
  const files = new Map([...kaito].filter(([path]) => path !== workflow))
  if (text !== undefined) files.set(workflow, text)
  return clinic(async (clinic) => {
    const lines = (await complaints(clinic)).split('\n')
    const about = lines.findIndex((line) => /^(?:missing|warning) +workflow/.test(line))
    expect(lines.slice(about, -4)).toMatchSnapshot()
    expect(lines[0]).toBe('exit 1')
  }, files)
})

test('a repository without a template, a rule for another app, a workflow switched off', () => {
  const files = new Map([...kaito].filter(([path]) => !path.includes('template')))
  return clinic(async (clinic) => {
    const { sandbox, repository: at, ada, place } = clinic
    sandbox.protect(at, {
      branch: 'main',
      checks: [{ context: 'usher / proposal', appId: 99 }, { context: 'usher / approval' }],
      queue: true,
    })
    await ada.octokit.rest.actions.disableWorkflow({
      ...place,
      workflow_id: 'validate-model.yml',
    })

    expect(await complaints(clinic)).toMatchInlineSnapshot(`
      "exit 1
      missing  template      No template is found, so proposals are checked against little
      → put a \`*template*.md\` into \`docs/proposals\` or \`website/docs/proposals\`, or name it in \`proposals.templates\`
      missing  workflow      \`.github/workflows/validate-model.yml\` is switched off (\`disabled_manually\`)
      → enable it on the Actions page of the repository
      missing  rule          A rule of \`main\` asks for \`usher / proposal\` from another app (99)
      → choose the app as the source of \`usher / proposal\` in the rule
      warning  rule          A rule of \`main\` takes \`usher / approval\` from anybody
      → choose the app as the source of \`usher / approval\` in the rule"
    `)
  }, files)
})

test('webhooks that never arrived are counted and named', () =>
  clinic(async (clinic) => {
    const { sandbox, ada } = clinic
    sandbox.deliverTo(() => Promise.resolve(500))
    await ada.write({ branch: 'main', path: 'docs/notes.md', text: 'Notes.\n' })
    await sandbox.settle()

    const [, ...lines] = (await complaints(clinic)).split('\n')
    expect(lines.find((line) => line.includes('delivery'))).toMatchInlineSnapshot(
      `"missing  delivery      2 of the latest 2 webhooks never arrived: \`check_suite.requested\` at 2026-01-05T09:00Z (Invalid HTTP Response 500), \`push\` at 2026-01-05T09:00Z (Invalid HTTP Response 500)"`,
    )
  }))

test('a person sees what is theirs to see', () =>
  clinic(async (clinic) => {
    const environment = { GITHUB_TOKEN: clinic.tokens.ada.token }

    expect(await complaints(clinic, environment)).toMatchInlineSnapshot(`
      "exit 0
      unknown  installation  Only the app itself sees its installation, permissions and deliveries
      → set \`APP_ID\` and \`PRIVATE_KEY_PATH\` to look as the app
      warning  rule          No rule of \`main\` asks for \`usher / proposal\`, so nothing waits for it
      → require it in a ruleset, with the app as its source, where it is meant to hold merges back
      warning  rule          No rule of \`main\` asks for \`usher / approval\`, so nothing waits for it
      → require it in a ruleset, with the app as its source, where it is meant to hold merges back"
    `)
  }))

test('settings the service would not start with are named too', () =>
  clinic(async (clinic) => {
    const { id: APP_ID, privateKey: PRIVATE_KEY } = clinic.app

    const said = await complaints(clinic, { APP_ID, PRIVATE_KEY, WEBHOOK_SECRET: 'development' })

    expect(said.split('\n').slice(0, 3).join('\n')).toMatchInlineSnapshot(`
      "exit 1
      missing  settings      \`WEBHOOK_SECRET\` is the default that everybody knows
      → make one with \`openssl rand -hex 32\` and set it here and in the app"
    `)
  }))

test('for machines it says the same', () =>
  clinic(async ({ usher }) => {
    const { code, out } = await usher([repository, '--format', 'json'])

    const report: unknown = JSON.parse(out)
    expect(code).toBe(0)
    expect(report).toMatchObject({
      version: 1,
      repository,
      as: 'app',
      summary: { missing: 0, warnings: 2 },
    })
    expect(report).toHaveProperty('points[0]', {
      area: 'settings',
      is: 'good',
      message: 'The app id, the private key and the webhook secret are plausible',
      help: null,
    })
  }))

test('wrong usage and wrong credentials are exit 2, silence is exit 3', () =>
  clinic(async ({ usher, app }) => {
    const other = { APP_ID: app.id, PRIVATE_KEY: newKeys().privateKey }
    const said = [
      await usher(['kaito']),
      await usher([repository], {}),
      await usher([repository], { APP_ID: 'Iv1.abc', PRIVATE_KEY: app.privateKey }),
      await usher([repository], { APP_ID: app.id, PRIVATE_KEY: 'no key' }),
      await usher([repository], other),
      await usher([repository], { GITHUB_TOKEN: 'nobody' }),
      await usher([repository, '--format', 'xml']),
      await usher([repository], { GITHUB_TOKEN: 'x', GITHUB_API_URL: 'http://127.0.0.1:9' }),
    ]

    expect(said.map(({ code, err }) => `${code} ${err.trim()}`).join('\n')).toMatchInlineSnapshot(`
      "2 usher: Unexpected repository \`kaito\`, expected \`OWNER/REPO\`
      2 usher: There are no credentials: set \`APP_ID\` and \`PRIVATE_KEY_PATH\` to look as the app, or \`GITHUB_TOKEN\` to look as yourself
      2 usher: \`APP_ID\` is not a number: set it to the App ID, not to the client ID
      2 usher: \`PRIVATE_KEY\` is not a private key: use the \`.pem\` file downloaded from the settings page of the app
      2 usher: GitHub does not know app 1008 with this key
      2 usher: GitHub does not know this \`GITHUB_TOKEN\`
      2 usher: Unexpected format \`xml\`, expected \`text\` or \`json\`
      3 Something went wrong here: Could not reach GitHub"
    `)
  }))
