import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import { attemptGit } from './run.ts'

const compress = promisify(deflate)
const decompress = promisify(inflate)

type ObjectType = 'blob' | 'tree' | 'commit' | 'tag'

interface GitObject {
  readonly type: ObjectType
  readonly content: Buffer
}

/**
 * The objects of a repository. They are read and written as git's own loose files, without starting
 * git, and stay in memory: an object never changes.
 */
export interface Objects {
  /** `undefined` when there is no such object. */
  read(oid: string): Promise<GitObject | undefined>
  write(type: ObjectType, content: Buffer): Promise<string>
}

const fullId = /^[0-9a-f]{40}$/

export function looseObjects(directory: string): Objects {
  const known = new Map<string, GitObject>()
  const fileOf = (oid: string): string => {
    return join(directory, 'objects', oid.slice(0, 2), oid.slice(2))
  }

  return {
    async read(oid) {
      if (!fullId.test(oid)) return undefined
      const found =
        known.get(oid) ?? (await readLoose(fileOf(oid))) ?? (await readPacked(directory, oid))
      if (found !== undefined) known.set(oid, found)
      return found
    },
    async write(type, content) {
      const raw = Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content])
      const oid = createHash('sha1').update(raw).digest('hex')
      if (known.has(oid)) return oid
      await writeLoose(fileOf(oid), await compress(raw))
      known.set(oid, { type, content })
      return oid
    },
  }
}

async function readLoose(file: string): Promise<GitObject | undefined> {
  const packed = await readFile(file).catch(() => undefined)
  if (packed === undefined) return undefined
  const raw = await decompress(packed)
  const end = raw.indexOf(0)
  const type = typeOf(raw.toString('latin1', 0, raw.indexOf(' ')))
  return { type, content: raw.subarray(end + 1) }
}

/** Only a repository that somebody else packed needs git for this. */
async function readPacked(directory: string, oid: string): Promise<GitObject | undefined> {
  const { output } = await attemptGit(directory, ['cat-file', '--batch'], `${oid}\n`)
  const end = output.indexOf('\n')
  const [, type = '', size] = output.toString('latin1', 0, end).split(' ')
  if (size === undefined) return undefined
  return { type: typeOf(type), content: output.subarray(end + 1, end + 1 + Number(size)) }
}

/** Written beside its place and moved there: git never sees half an object. */
async function writeLoose(file: string, packed: Buffer): Promise<void> {
  const folder = join(file, '..')
  const draft = join(folder, `tmp_obj_${randomUUID()}`)
  await mkdir(folder, { recursive: true })
  await writeFile(draft, packed, { mode: 0o444 })
  await rename(draft, file)
}

function typeOf(name: string): ObjectType {
  const type = (['blob', 'tree', 'commit', 'tag'] as const).find((known) => known === name)
  if (type === undefined) throw new Error(`Unknown git object type ${name}`)
  return type
}
