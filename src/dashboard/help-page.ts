import type { CommandSpec } from '../commands/command.ts'
import { commands } from '../commands/commands.ts'
import { type CommandHere, commandsHere } from '../commands/commands-here.ts'
import { asMessage } from '../diagnostics/markdown.ts'
import { wordsOf } from '../diagnostics/words.ts'
import type { BoardRepository, Practice } from '../lifecycle/board-repository.ts'
import { type Html, html } from './html.ts'
import { layout } from './layout.ts'
import { privateSign } from './signs.ts'
import type { Site } from './site.ts'

/** Every command there is, and where to see what one repository makes of them. */
export function helpPage(site: Site, repositories: readonly BoardRepository[]): Html {
  const links = repositories.map(({ owner, name, isPrivate }) => {
    const href = site.href({ kind: 'practice', owner, name })
    return html`<li><a href="${href}">${owner}/<wbr>${name}</a>${privateSign(isPrivate)}</li>`
  })
  return layout(
    site,
    'Help',
    html`<div class="heading"><h1>Help</h1>
<p>A command is a line of a comment on the pull request that brought the proposal, before and after its merge. Usher answers with a reaction: seen, done, or refused with a reply.</p></div>
${links.length > 0 && html`<section class="panel" aria-labelledby="here"><h2 id="here">As each repository allows them</h2><ul class="plain">${links}</ul></section>`}
<section class="panel" aria-labelledby="all"><h2 id="all">Commands</h2>${commandTable(commands.map((spec) => ({ spec, not: undefined })))}</section>`,
  )
}

/** The commands as one repository's configuration allows them. */
export function practicePage(site: Site, repository: BoardRepository): Html {
  const { owner, name, isPrivate, practice } = repository
  return layout(
    site,
    `Commands in ${owner}/${name}`,
    html`<div class="heading">
<p class="crumbs"><a href="${site.href({ kind: 'repository', owner, name })}">${owner}/<wbr>${name}</a>${privateSign(isPrivate)}</p>
<h1>Commands here</h1></div>
${practice === undefined ? html`<p class="empty">Its configuration has not been seen yet.</p>` : practised(practice)}`,
  )
}

function practised(practice: Practice): Html {
  const all = commandsHere(practice)
  const none = all.filter(({ not }) => not !== undefined)
  return html`<section class="panel" aria-labelledby="who"><h2 id="who">Who may do what</h2>${deciders(practice)}</section>
<section class="panel" aria-labelledby="can"><h2 id="can">What can be asked</h2>${commandTable(all.filter(({ not }) => not === undefined))}</section>
${
  none.length > 0 &&
  html`<section class="panel" aria-labelledby="cannot"><h2 id="cannot">What has nothing to do here</h2>
<ul class="plain">${none.map(({ spec, not }) => html`<li><code>/${spec.name}</code>: ${not}</li>`)}</ul></section>`
}`
}

function deciders({ maintainers, approvals, enabled, dryRun, stages, process }: Practice): Html {
  const { roles, teams } = maintainers
  const people = approvals.count === 1 ? 'one maintainer' : `${approvals.count} maintainers`
  const own = approvals.own ? 'may' : 'may not'
  return html`${!enabled && html`<p class="remark">Usher is switched off here and writes nothing.</p>`}
${dryRun && html`<p class="remark">This is a dry run: Usher says what it would do, and writes nothing else.</p>`}
<p>Maintainers are people with the role ${listed(roles)}${teams.length > 0 && html`, and members of ${listed(teams)}`}. A proposal needs the approval of ${people}; an author ${own} approve their own.</p>
<p>The process is <code>${process}</code>: ${stages.join(' → ')}.</p>`
}

function listed(names: readonly string[]): Html {
  return html`${names.map((name, index) => html`${index > 0 && ' or '}<code>${name}</code>`)}`
}

const whose: Readonly<Record<CommandSpec['who'], string>> = {
  anyone: 'anyone',
  author: 'author, maintainer',
  maintainer: 'maintainer',
}

function commandTable(all: readonly CommandHere[]): Html {
  const rows = all.map(
    ({ spec }) =>
      html`<tr><th scope="row"><code>${spec.usage}</code></th><td>${whose[spec.who]}</td><td>${spec.when.join(', ')}</td><td>${spoken(spec.summary)} ${examples(spec)}</td></tr>
`,
  )
  return html`<div class="wide" role="region" aria-label="Table of commands" tabindex="0"><table><thead><tr><th scope="col">Command</th><th scope="col">Who</th><th scope="col">While the pull request is</th><th scope="col">What it does</th></tr></thead><tbody>${rows}</tbody></table></div>`
}

function spoken(text: string): Html {
  const words = wordsOf(asMessage(text))
  return html`${words.map((word) => (word.kind === 'code' ? html`<code>${word.text}</code>` : word.text))}`
}

function examples({ examples: all, usage }: CommandSpec): Html | false {
  const others = all.filter((one) => one !== usage)
  return others.length > 0 && html`<span class="quiet">For example ${listed(others)}.</span>`
}
