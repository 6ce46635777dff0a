import type { Config } from '../config/config.ts'
import type { Layers } from '../config/explained.ts'
import { layoutOf } from '../config/layout-of.ts'
import type { Files } from '../edit/files.ts'
import type { ConfigProblem } from '../lifecycle/configuration.ts'
import { digestOf } from '../lifecycle/digest.ts'
import { configPath } from '../lifecycle/names.ts'
import type { FileAt, PullFile } from '../lifecycle/snapshot.ts'
import { type Site, sitesOf } from '../targets/sites.ts'
import type { Target } from '../targets/target.ts'
import type { Access } from './access.ts'
import { configurationInForce, type InForce } from './configuration.ts'
import type { Memory } from './hints.ts'
import type { Entry, Objects } from './objects.ts'
import { fileOf, isProposal, modelTemplate } from './proposal-files.ts'
import { wantedFiles } from './wanted-files.ts'

/** A repository at one commit: what is the same for every proposal in it. */
export interface Ground {
  readonly commit: string
  readonly config: Config
  /** What the configuration is put together from. */
  readonly layers: Layers
  /** Where the configuration does not hold and another is in force. */
  readonly configProblem: ConfigProblem | undefined
  readonly tree: ReadonlyMap<string, Entry>
  /** Where proposals of it are carried out. */
  readonly sites: readonly Site[]
  /** Those of them that are here. */
  readonly targets: readonly Site[]
  readonly template: FileAt | undefined
  /** Files of the targets, the index page and the configuration. */
  readonly files: Files
  /** Changes whenever one of those or the template does. */
  readonly digest: string
}

/** What reading ground takes besides a commit. */
export interface Reading {
  readonly access: Access
  readonly at: { readonly owner: string; readonly name: string }
  readonly objects: Objects
  readonly repository: string
  readonly memory: Memory
  /** The tree of the owner's defaults. */
  readonly ownerDefaults: () => Promise<unknown>
  /** Takes in the owner's defaults, where this repository holds them. */
  readonly noteDefaults: (text: string | undefined) => Promise<void>
}

/** Reads a repository at one commit; everything in it comes by git's ids and is read once. */
export async function groundAt(reading: Reading, commit: string): Promise<Ground> {
  const tree = await reading.objects.tree(reading.access, reading.at, commit)
  const { config, layers, problem } = await inForceAt(reading, tree, commit)
  const sites = sitesOf(config, reading.at)
  const targets = sites.filter((site) => site.repository === undefined)
  const template = modelTemplate(tree.keys(), config)
  const read = await filesAt(reading, tree, { config, targets: targets.map((one) => one.target) })
  const ids = [...read.keys(), ...(template === undefined ? [] : [template])].toSorted()
  return {
    commit,
    config,
    layers,
    configProblem: problem,
    tree,
    sites,
    targets,
    template: template === undefined ? undefined : await fileAt(reading, tree, template),
    files: read,
    digest: digestOf([
      ...ids.flatMap((path) => [path, tree.get(path)?.oid ?? '']),
      JSON.stringify(config),
    ]),
  }
}

/** What of another repository matters to targets that are carried out there. */
export interface SiteGround {
  readonly config: Config
  readonly files: Files
  /** Every path of the tree. */
  readonly paths: ReadonlySet<string>
  /** Changes whenever one of those files does. */
  readonly digest: string
}

/** Reads that at one commit. */
export async function siteGroundAt(
  reading: Reading,
  commit: string,
  targets: readonly Target[],
): Promise<SiteGround> {
  const tree = await reading.objects.tree(reading.access, reading.at, commit)
  const { config } = await inForceAt(reading, tree, commit)
  const wish = { paths: [...tree.keys()], have: new Map() }
  const files = await wantedFiles(targets, wish, (paths) => readPaths(reading, tree, paths))
  const ids = [...files.keys()].toSorted().flatMap((path) => [path, tree.get(path)?.oid ?? ''])
  return { config, files, paths: new Set(tree.keys()), digest: digestOf(ids) }
}

async function inForceAt(
  reading: Reading,
  tree: ReadonlyMap<string, Entry>,
  commit: string,
): Promise<InForce> {
  const { repository, memory } = reading
  const text = (await readPaths(reading, tree, [configPath])).get(configPath)
  await reading.noteDefaults(text)
  const owner = await reading.ownerDefaults()
  const layout = layoutOf(tree.keys())
  return await configurationInForce(memory, { repository, commit, text, layout, owner })
}

/** The files a proposal's targets look at, at another commit: the head of a pull request of ours. */
export async function filesAtCommit(
  reading: Reading,
  ground: Ground,
  commit: string,
): Promise<Files> {
  const tree = await reading.objects.tree(reading.access, reading.at, commit)
  const targets = ground.targets.map((one) => one.target)
  return await filesAt(reading, tree, { config: ground.config, targets })
}

/** The proposal of this name on the ground, in whichever proposals folder. */
export async function acceptedOn(
  reading: Reading,
  ground: Ground,
  file: string,
): Promise<FileAt | undefined> {
  const path = proposalsOn(ground).find((one) => fileOf(one) === file)
  return path === undefined ? undefined : await fileAt(reading, ground.tree, path)
}

/** Blobs of the proposals on the ground, by file. */
export function acceptedIn(ground: Ground): ReadonlyMap<string, string> {
  const paths = proposalsOn(ground).toReversed()
  return new Map(paths.map((path) => [fileOf(path), ground.tree.get(path)?.oid ?? '']))
}

/** The paths of all proposals on the ground. */
export function proposalsOn({ tree, config }: Ground): readonly string[] {
  return [...tree.keys()].filter((path) => isProposal(path, config))
}

/** Every path there would be with a pull request's files merged. */
export function pathsWith({ tree }: Ground, files: readonly PullFile[]): ReadonlySet<string> {
  const brought = files.filter(({ change }) => change !== 'removed').map(({ path }) => path)
  const gone = new Set(files.filter(({ change }) => change === 'removed').map(({ path }) => path))
  return new Set([...[...tree.keys()].filter((path) => !gone.has(path)), ...brought])
}

async function filesAt(
  reading: Reading,
  tree: ReadonlyMap<string, Entry>,
  wish: { readonly config: Config; readonly targets: readonly Target[] },
): Promise<Files> {
  const { index } = wish.config.proposals
  const always = [configPath, ...(index === undefined ? [] : [index])]
  const have = await readPaths(reading, tree, always)
  return await wantedFiles(wish.targets, { paths: [...tree.keys()], have }, (paths) =>
    readPaths(reading, tree, paths),
  )
}

/** Files of the ground, in the order asked for; those that are not there are left out. */
export async function filesOn(
  reading: Reading,
  { tree }: Ground,
  paths: readonly string[],
): Promise<readonly FileAt[]> {
  const texts = await readPaths(reading, tree, paths)
  return paths.flatMap((path) => {
    const text = texts.get(path)
    const blob = tree.get(path)?.oid
    return text === undefined || blob === undefined ? [] : [{ path, blob, text }]
  })
}

async function readPaths(
  { access, at, objects }: Reading,
  tree: ReadonlyMap<string, Entry>,
  paths: readonly string[],
): Promise<Files> {
  const entries = paths.flatMap((path) => readable(tree.get(path)))
  const oids = entries.map((entry) => entry.oid)
  const texts = await objects.texts(access, at, oids)
  return new Map(entries.map(({ path, oid }) => [path, texts.get(oid) ?? '']))
}

async function fileAt(
  reading: Reading,
  tree: ReadonlyMap<string, Entry>,
  path: string,
): Promise<FileAt | undefined> {
  const text = (await readPaths(reading, tree, [path])).get(path)
  const blob = tree.get(path)?.oid
  return text === undefined || blob === undefined ? undefined : { path, blob, text }
}

/** Files only: a symlink's text is a path to somewhere else, and a submodule has none. */
function readable(entry: Entry | undefined): readonly Entry[] {
  return entry?.mode.startsWith('100') ? [entry] : []
}
