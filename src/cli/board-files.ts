import { posix } from 'node:path'
import { auditPage } from '../dashboard/audit-page.ts'
import { helpPage, practicePage } from '../dashboard/help-page.ts'
import { homePage } from '../dashboard/home-page.ts'
import type { Html } from '../dashboard/html.ts'
import { proposalPage } from '../dashboard/proposal-page.ts'
import { repositoryPage } from '../dashboard/repository-page.ts'
import { type Page, pathOf, type Site } from '../dashboard/site.ts'
import type { BoardRepository } from '../lifecycle/board-repository.ts'
import { type Assets, readAssets } from '../server/board/assets.ts'
import { auditOf, type Pages, viewOf } from '../server/board/reading.ts'

/** When an export is written, and where the GitHub is that its links lead to. */
export interface When {
  readonly now: Date
  readonly github: string
}

/** Every page of the board as text, by its path below the folder. Links between them are relative. */
export async function boardFiles(
  store: Pages,
  repositories: readonly BoardRepository[],
  when: When,
): Promise<ReadonlyMap<string, string>> {
  const assets = readAssets()
  const files = new Map([assets.style, assets.icon].map(({ name, text }) => [name, text]))
  const write = (here: Page, render: (site: Site) => Html): void => {
    files.set(fileOf(here), render(siteAt(here, assets, when)).toString())
  }
  const named = repositories.filter((one) => isPathName(one))
  const views = await Promise.all(named.map((one) => viewOf(store, one)))
  const audits = await Promise.all(named.map((one) => auditOf(store, one)))
  write({ kind: 'home' }, (site) => homePage(site, views))
  write({ kind: 'audit' }, (site) => auditPage(site, audits))
  write({ kind: 'help' }, (site) => helpPage(site, named))
  for (const view of views) {
    const { repository } = view
    const { owner, name } = repository
    write({ kind: 'repository', owner, name }, (site) => repositoryPage(site, view))
    write({ kind: 'practice', owner, name }, (site) => practicePage(site, repository))
    for (const card of view.cards) {
      const happenings = await store.happenings(repository.id, card.file)
      const here = { kind: 'proposal', owner, name, file: card.file } as const
      write(here, (site) => proposalPage(site, { repository, card, happenings }))
    }
  }
  return files
}

/** GitHub gives no other names; a folder is made of nothing else. */
function isPathName({ owner, name }: BoardRepository): boolean {
  return /^[A-Za-z\d][\w-]*$/.test(owner) && /^(?!\.\.?$)[\w.-]+$/.test(name)
}

function fileOf(page: Page): string {
  return posix.join(pathOf(page).slice(1), 'index.html')
}

function siteAt(here: Page, assets: Assets, { now, github }: When): Site {
  const to = (file: string): string => posix.relative(posix.dirname(fileOf(here)), file)
  return {
    now,
    viewer: undefined,
    offersSignIn: false,
    here,
    href: (page) => to(fileOf(page)),
    style: to(assets.style.name),
    icon: to(assets.icon.name),
    github,
    isStatic: true,
  }
}
