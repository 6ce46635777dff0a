import { asCode } from '../diagnostics/markdown.ts'
import type { Actor } from '../lifecycle/card.ts'
import type { AuditSnapshot } from './audit-snapshot.ts'
import type { Drift } from './drift.ts'
import type { Section } from './fitted.ts'
import { bundlesOf } from './groups.ts'
import { bundleLines } from './render-markdown.ts'
import type { Report } from './report.ts'
import { dayOn, nameOn, waitingLine } from './waiting-words.ts'

/** The sections of the audit issue: one for whoever has to act, the most useful first. */
export function sectionsOf(snapshot: AuditSnapshot, report: Report): readonly Section[] {
  const { drift } = report
  const isInfo = ({ severity, who }: Drift): boolean => severity === 'info' && who !== 'anyone'
  const of = (who: Drift['who']): readonly Drift[] =>
    drift.filter((each) => each.who === who && !isInfo(each))
  return [
    driftSection('Certain: one pull request repairs it', of('anyone'), [repairWords(snapshot)]),
    waitingSection('Waits for a maintainer', 'maintainer', { snapshot, report }),
    driftSection('For a maintainer to decide', of('maintainer'), []),
    waitingSection('Waits for the author', 'author', { snapshot, report }),
    driftSection('For the author to mend', of('author'), []),
    failingSection(report),
    waitingSection('Waits for a workflow or a registry', 'ci', { snapshot, report }),
    lockedSection(snapshot),
    asideSection(snapshot),
    untouchedSection(report),
    driftSection('To know; nobody has to act', drift.filter(isInfo), []),
  ]
}

function driftSection(title: string, drift: readonly Drift[], lead: readonly string[]): Section {
  const items = bundlesOf(drift).map((bundle) => bundleLines(bundle).join('\n'))
  return { title, lead, items, count: drift.length }
}

/** What became of the repair pull request, or how to have it. */
function repairWords({ repair }: AuditSnapshot): string {
  const { pull, tip } = repair
  const ask = 'A maintainer writes `/audit fix` here to have one pull request with all of it.'
  if (pull?.state === 'open' && tip?.ours === false) {
    return `#${pull.number} holds a person's commits, so Usher leaves it as it is.`
  }
  if (pull?.state === 'open') return `#${pull.number} holds all of it; a maintainer merges it.`
  if (tip?.ours === false) {
    return `The branch ${asCode(repair.branch)} holds a person's commits: delete it, and write \`/audit fix\` here.`
  }
  if (pull?.state === 'closed' && !pull.closedByUs) {
    return `#${pull.number} was closed, which is a decision: it is opened again when a maintainer writes \`/audit fix\` here.`
  }
  return ask
}

function waitingSection(
  title: string,
  who: Actor,
  { snapshot, report }: { readonly snapshot: AuditSnapshot; readonly report: Report },
): Section {
  const cards = report.waiting.filter(({ turn }) => turn.who === who)
  return { title, lead: [], items: cards.map((card) => waitingLine(card, snapshot.now)) }
}

function failingSection({ failing }: Report): Section {
  const items = failing.map(({ card, gate: { name, says, link } }) => {
    const seen = link === undefined ? '' : ` ([see](${link}))`
    return `- ${nameOn(card)}, gate **${name}**: ${says}${seen}`
  })
  return { title: 'Gates that fail', lead: [], items }
}

function lockedSection({ locked }: AuditSnapshot): Section {
  const items = locked.flatMap(({ pull, requests }) =>
    requests.map(
      ({ by, words, at }) => `- #${pull}: ${asCode(words)} by ${asCode(by)}, since ${dayOn(at)}`,
    ),
  )
  const lead = [
    'The conversation is locked, so it is neither done nor refused there. Unlock it, and it is answered.',
  ]
  return { title: 'Requests on locked conversations', lead, items }
}

function asideSection({ setAside }: AuditSnapshot): Section {
  const items = setAside.map(({ key, attempts, error }) => {
    const tries = attempts === 1 ? 'one try' : `${attempts} tries`
    return `- ${asCode(key)} after ${tries}: ${asCode(error)}`
  })
  const lead = [
    'Usher gave up on these after several tries. Every sweep tries them again; whoever runs Usher finds more in its log.',
  ]
  return { title: 'Set aside', lead, items }
}

function untouchedSection({ untouched }: Report): Section {
  const lead = [
    'Merged without Usher, and left alone. A maintainer has one taken up with `/scaffold` on its pull request.',
  ]
  return { title: 'Not taken up', lead, items: untouched.map((card) => `- ${nameOn(card)}`) }
}
