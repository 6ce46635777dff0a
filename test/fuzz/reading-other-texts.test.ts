import fc from 'fast-check'
import { parseCommands } from '../../src/commands/parse-commands.ts'
import { parseConfig } from '../../src/config/parse-config.ts'
import { parseMarker } from '../../src/decide/marker.ts'
import { parseBaseline } from '../../src/diagnostics/baseline.ts'
import { parseProposal } from '../../src/proposal/parse-proposal.ts'
import { parseTemplate } from '../../src/proposal/parse-template.ts'
import { templateFindings } from '../../src/proposal/template-findings.ts'
import { wordsOf } from '../../src/proposal/template-words.ts'
import { lint } from '../../src/rules/lint.ts'
import { anyText, spoilt, spoiltDocument } from './documents.ts'
import { strayPlaces } from './places.ts'
import { holds, nothingWrong } from './runs.ts'

const eitherText = fc.oneof(anyText, spoiltDocument)

holds(
  'any text is a template, and any other is judged by it',
  'a tenth',
  fc.property(eitherText, eitherText, (text, other) => {
    const template = parseTemplate('t.md', text)
    wordsOf(template)
    const proposal = parseProposal('20260211-heron-3b.md', other)
    const found = [...templateFindings(proposal, template), ...lint(proposal, template)]

    nothingWrong(strayPlaces(proposal, found))
  }),
)

const comments = [
  '/approve 1a2b3c4\n\nThank you, this is *good*.\n/help\n',
  '> /approve\n\nNo: `/approve` is for later\n/un-approve\n\n```\n/approve\n```\n',
  '<!-- usher:v1 {"kind":"reply","to":"x"} -->\nDone.\n\n- /approve\n\n| a |\n| - |\n| /help |\n',
]

holds(
  'any comment is read, and its commands stand at the start of a line of it',
  'a tenth',
  fc.property(fc.oneof(anyText, spoilt(comments, 'often')), (body) => {
    const { commands, hints } = parseCommands(body)
    const lines = body.replaceAll(/\r\n?/g, '\n').split('\n')

    nothingWrong([
      ...(commands.length > 5 ? ['more than five commands'] : []),
      ...commands
        .filter(({ name, line }) => !lines[line - 1]?.toLowerCase().startsWith(`/${name}`))
        .map(({ name, line }) => `no \`/${name}\` in line ${line}`),
      ...hints.filter(({ line }) => line < 1 || line > lines.length).map(({ text }) => text),
    ])
  }),
)

const markers = [
  '<!-- usher:v1 {"kind":"status","file":"a.md"} -->\nWords\n',
  '<!-- usher:v1 {"kind":"follow-up","file":"a.md","part":"preset","digest":"0a"} -->\n',
]

holds(
  'any body has a marker or none',
  'a tenth',
  fc.property(fc.oneof(anyText, spoilt(markers, 'often')), (body) => {
    const marker = parseMarker(body)

    nothingWrong(marker === undefined || body.startsWith('<!-- usher:v1 ') ? [] : ['no marker'])
  }),
)

const configs = [
  'enabled: true\nproposals:\n  folders:\n    - docs/proposals\n  index: docs/proposals.md\n',
  "labels: { prefix: 'proposal: ' }\nlint:\n  severity:\n    date-valid: warning\n    a-b: off\n",
  'targets:\n  - name: kaito-preset\n    required: true\nmaintainers: { roles: [admin, maintain] }\n',
]

holds(
  'any text is a configuration, and one with a mistake writes nothing',
  'a tenth',
  fc.property(fc.oneof(anyText, spoilt(configs, 'often')), (text) => {
    const { config, findings } = parseConfig(text)

    nothingWrong(findings.length > 0 && config.enabled ? ['it still writes'] : [])
  }),
)

holds(
  'any text is a baseline or none',
  'a tenth',
  fc.property(
    fc.oneof(anyText, fc.json(), spoilt(['{"version":1,"files":[]}'], 'often')),
    (text) => {
      const baseline = parseBaseline(text)

      nothingWrong(baseline === undefined || Array.isArray(baseline.files) ? [] : ['no files'])
    },
  ),
)
