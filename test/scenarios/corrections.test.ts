import { expect, test } from 'vitest'
import { home } from '../support/acts.ts'
import { flawed, opened, type Suggested, suggestionsOn } from '../support/findings.ts'
import { glance } from '../support/glance.ts'
import type { House } from '../support/house.ts'
import { inHouse } from '../support/in-house.ts'
import { phi4 } from '../support/phi4.ts'

const { path } = phi4

/** rin commits suggestions on her pull request with a click. */
async function committed(house: House, suggestions: readonly Suggested[]): Promise<void> {
  const { sandbox, repository, tokens, quiet } = house
  const comments = suggestions.map(({ id }) => id)
  await sandbox.commitSuggestions(repository, home, { comments, by: tokens.rin })
  await quiet()
}

interface Annotated {
  readonly line: number
  readonly level: string | null
  readonly title: string | null
}

async function annotationsOn({ ada, place }: House): Promise<readonly Annotated[]> {
  const { rest } = ada.octokit
  const { data: pull } = await rest.pulls.get({ ...place, pull_number: home })
  const { data } = await rest.checks.listForRef({
    ...place,
    ref: pull.head.sha,
    check_name: 'usher / proposal',
  })
  const annotations = await ada.octokit.paginate(rest.checks.listAnnotations, {
    ...place,
    check_run_id: data.check_runs[0]?.id ?? 0,
    per_page: 100,
  })
  return annotations.map(({ start_line, annotation_level, title }) => {
    return { line: start_line, level: annotation_level, title }
  })
}

async function reviewsOn({ ada, place }: House): Promise<readonly string[]> {
  const { data } = await ada.octokit.rest.pulls.listReviews({ ...place, pull_number: home })
  return data.map(({ user, state, body }) => `${user?.login} ${state}: ${body.split('\n')[1]}`)
}

test(
  '120 findings are as many annotations and suggestions; some are committed, and /fix mends the rest',
  inHouse(async (house) => {
    await opened(house, 'kaito-project', 117)

    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **proposed**. 3 problems for the author to mend; see the check run.
      [proposal: needs work]
      [proposal: provisional]
      usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
      usher / proposal: failure, 3 errors, 117 remarks"
    `)
    const annotations = await annotationsOn(house)
    expect(annotations).toHaveLength(120)
    expect(
      new Set(annotations.map(({ level, title }) => `${level}: ${title}`)),
    ).toMatchInlineSnapshot(`
        Set {
          "failure: status-known",
          "failure: block-left",
          "failure: distributed-boolean",
          "notice: mention-quoted",
        }
      `)
    const suggestions = await suggestionsOn(house, home)
    expect(await reviewsOn(house)).toMatchInlineSnapshot(`
      [
        "usher[bot] COMMENTED: 100 corrections are certain: commit them one by one or in a batch here, or all at once with \`/fix\`.",
        "usher[bot] COMMENTED: 20 corrections are certain: commit them one by one or in a batch here, or all at once with \`/fix\`.",
      ]
    `)
    expect(suggestions[3]?.body).toMatchInlineSnapshot(`
      "- \`mention-quoted\`: unexpected mention \`@reader-1\`; write \`@reader-1\` in backticks

      \`\`\`suggestion
      - \`@reader-1\` has read this.
      \`\`\`"
    `)
    expect(new Set(suggestions.map(({ line }) => line)).size).toBe(120)

    await committed(house, suggestions.slice(3, 43))
    await house.rin.write({ branch: 'propose', path: 'docs/notes.md', text: 'Notes.\n' })
    await house.quiet()
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **proposed**. 3 problems for the author to mend; see the check run.
      [proposal: needs work]
      [proposal: provisional]
      usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
      usher / proposal: failure, 3 errors, 77 remarks"
    `)

    await house.rin.comment(home, '/fix')
    await house.quiet()
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.
      [proposal: provisional]
      usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
      usher / proposal: success, Nothing to mend"
    `)
    expect(await annotationsOn(house)).toEqual([])
    expect(await house.ada.read(path, 'propose')).toContain('- `@reader-117` has read this.')
    expect(await suggestionsOn(house, home)).toHaveLength(120)
    expect(await reviewsOn(house)).toHaveLength(2)
  }),
)

test(
  'on a fork /fix explains, and the suggestions make the check green',
  inHouse(async (house) => {
    await opened(house, 'rin', 1)
    await house.rin.comment(home, '/fix')
    await house.quiet()
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **proposed**. 3 problems for the author to mend; see the check run.
      [proposal: needs work]
      [proposal: provisional]
      usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
      usher / proposal: failure, 3 errors, 1 remark
      > The branch is in a fork, which is not ours to write to. Commit the suggestions, or run \`usher lint --fix docs/proposals/20260105-phi-4.md\` there."
    `)

    await committed(house, await suggestionsOn(house, home))
    expect(await glance(house)).toMatchInlineSnapshot(`
      "**\`phi-4\`** is **proposed**. Needs \`/approve\` from a maintainer.
      [proposal: provisional]
      usher / approval: action_required, Needs approval, Needs \`/approve\` from a maintainer, or the approval label put on by one.
      usher / proposal: success, Nothing to mend
      > The branch is in a fork, which is not ours to write to. Commit the suggestions, or run \`usher lint --fix docs/proposals/20260105-phi-4.md\` there."
    `)
    expect(await reviewsOn(house)).toMatchInlineSnapshot(`
      [
        "usher[bot] COMMENTED: 4 corrections are certain: commit them one by one or in a batch here.",
      ]
    `)
  }),
)

test(
  'a new mistake is suggested beside what was suggested before',
  inHouse(async (house) => {
    await opened(house, 'rin', 0)
    const text = flawed(0).replace('creation-date: 2026-01-05', 'creation-date: 2026-1-5')

    await house.rin.write({ branch: 'propose', path, text }, 'rin')
    await house.quiet()

    expect(await reviewsOn(house)).toMatchInlineSnapshot(`
      [
        "usher[bot] COMMENTED: 3 corrections are certain: commit them one by one or in a batch here.",
        "usher[bot] COMMENTED: One correction is certain: commit it here.",
      ]
    `)
    expect((await suggestionsOn(house, home)).at(-1)?.body).toMatchInlineSnapshot(`
      "- \`date-valid\`: unexpected date \`2026-1-5\` in \`creation-date\`, expected a day; write year, month and day: \`2026-01-05\`

      \`\`\`suggestion
      creation-date: 2026-01-05
      \`\`\`"
    `)
  }),
)
