import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { realClock } from '../sandbox/clock.ts'
import { type Arranged, arrange } from './demo/arrange.ts'
import { needGit } from './demo/need-git.ts'
import { seed } from './demo/seed.ts'
import { inProject } from './in-project.ts'
import { listenOn } from './port.ts'

/** Where the sandbox listens, and where it sends webhooks. */
export interface Wish {
  readonly port: number
  readonly webhookUrl: string
}

/** Serves a GitHub with a miniature KAITO repository until Ctrl-C. */
export async function runSandbox(
  { port, webhookUrl }: Wish,
  say: (line: string) => void,
): Promise<void> {
  needGit()
  const arranged = await arrange({ clock: realClock(), webhookUrl })
  const folder = await mkdtemp(join(tmpdir(), 'usher-sandbox-'))
  try {
    const url = await listenOn(arranged.sandbox, port)
    const { token } = arranged.tokens.ada
    await seed(inProject('test/fixtures/kaito-2025'), {
      url: `${url}/kaito-project/kaito.git`,
      token,
    })
    arranged.fork()
    const keyPath = join(folder, 'usher.pem')
    await writeFile(keyPath, arranged.app.privateKey, { mode: 0o600 })
    say(introduction(arranged, { url, keyPath, webhookUrl }))
    await once(process, 'SIGINT')
    for (const violation of arranged.sandbox.violations) say(violation)
  } finally {
    await arranged.sandbox.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Address {
  readonly url: string
  readonly keyPath: string
  readonly webhookUrl: string
}

function introduction({ app, tokens }: Arranged, { url, keyPath, webhookUrl }: Address): string {
  const { origin, port } = new URL(webhookUrl)
  return `GitHub: ${url}
  API       ${url}
  git       git clone ${url}/kaito-project/kaito.git
  webhooks  ${webhookUrl}

People and their tokens:
  ada      maintains kaito-project/kaito    ${tokens.ada.token}
  rin      has a fork, rin/kaito            ${tokens.rin.token}
  mallory  is a stranger                    ${tokens.mallory.token}

The service, in another terminal:
  APP_ID=${app.id} PRIVATE_KEY_PATH=${keyPath} WEBHOOK_SECRET=${app.secret} \\
  GITHUB_API_URL=${url} USHER_REGISTRY_URL=${url} HF_ENDPOINT=${url}/hub \\
  CLIENT_ID=${app.clientId} CLIENT_SECRET=${app.clientSecret} \\
  SESSION_SECRET=${randomBytes(32).toString('hex')} PUBLIC_URL=${origin} OPERATORS=ada \\
  PORT=${port || 80} bin/usher serve

The board: ${origin}, where ada, rin and mallory can sign in

Ctrl-C ends it, and nothing is kept.`
}
