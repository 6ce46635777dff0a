import { assemble, type Cast } from '../../src/cli/demo/cast.ts'
import { story } from '../../src/cli/demo/story.ts'
import { phi4 } from './phi4.ts'
import { kaito } from './tree.ts'

/** Text that does harm wherever it is taken for anything but text. */
export const hostile = {
  title: `<script>alert('title')</script><img src=x onerror=alert(1)> "quoted' & \u202Ereversed\u202C @ada`,
  family: '`</code><b>bold</b>`',
  login: 'rin',
} as const

const hostileFile = '20260107-<b>name<b>&quot;.md'

/** The demo's GitHub and service, with more to see: a private repository, a hostile proposal, one with problems. */
export async function boardTown(chapters: number): Promise<Cast> {
  const cast = await assemble(0)
  for (const chapter of story.slice(0, chapters)) {
    await chapter.act(cast, phi4)
    await cast.quiet()
    cast.sandbox.clock.advance(26 * 3_600_000)
  }
  await openHostile(cast)
  await addPrivate(cast)
  await cast.sweep()
  return cast
}

async function openHostile({ rin, quiet }: Cast): Promise<void> {
  const text = phi4.text
    .replace('title: Proposal for microsoft/phi-4', `title: ${JSON.stringify(hostile.title)}`)
    .replace('| Family name | Phi-4 |', `| Family name | ${hostile.family} |`)
    .replace('| GPU count | 1 |', '| GPU count | <script>alert(2)</script> |')
    .replace('- "Ines Requester"', '- "@ada <img src=x onerror=alert(3)>"')
  const branch = 'hostile'
  await rin.branch(branch, rin.login)
  await rin.write({ branch, path: `docs/proposals/${hostileFile}`, text }, rin.login)
  await rin.open(`</title><script>alert('pull')</script>`, `${rin.login}:${branch}`)
  await quiet()
}

async function addPrivate(cast: Cast): Promise<void> {
  const { sandbox, owner, install, quiet, tokens } = cast
  const repository = await sandbox.createRepository({
    owner,
    name: 'hidden-garden',
    private: true,
    files: kaito,
  })
  sandbox.addCollaborator(repository, tokens.ada, 'maintain')
  install(repository)
  const files = new Map([[phi4.path.replace('phi-4', 'phi-4-secret'), phi4.text]])
  await sandbox.push(repository, { branch: 'main', files, by: tokens.ada })
  await quiet()
}
