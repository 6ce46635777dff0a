import { benchAudit } from './audit.ts'
import { benchCalls } from './calls.ts'
import { benchLint } from './lint.ts'
import { benchWebhook } from './webhook.ts'

/** Every benchmark by the name it is called with. Each prints ratios measured in one run. */
const benchmarks = new Map<string, { readonly summary: string; readonly run: () => Promise<void> }>(
  [
    [
      'lint',
      {
        summary: 'a folder of proposals, and one file cold, beside other linters of documents',
        run: benchLint,
      },
    ],
    [
      'calls',
      {
        summary: 'what one life, one look and one sweep ask of GitHub; latency, memory, start',
        run: benchCalls,
      },
    ],
    [
      'webhook',
      {
        summary: 'CPU of one acknowledged 19 KB delivery, beside Probot with a no-op handler',
        run: benchWebhook,
      },
    ],
    [
      'audit',
      { summary: 'time and memory of the audit of 1,000 generated proposals', run: benchAudit },
    ],
  ],
)

const usage = [
  'Usage: npm run bench -- NAME',
  '',
  ...[...benchmarks].map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`),
].join('\n')

const [, , name = '--help'] = process.argv
const benchmark = benchmarks.get(name)
if (benchmark !== undefined) await benchmark.run()
else if (name === '--help') console.log(usage)
else {
  console.error(`No benchmark \`${name}\`\n\n${usage}`)
  process.exitCode = 2
}
