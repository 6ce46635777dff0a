import { setTimeout } from 'node:timers/promises'
import type { HubAsked } from '../sources/hub.ts'
import { UsageError } from './usage-error.ts'

/** What the Hub is asked from the command line: `--hub` outranks `HF_ENDPOINT`, and nothing is kept. */
export function askedOf(
  id: string,
  { hub, revision }: { readonly hub?: string; readonly revision?: string },
): HubAsked {
  const baseUrl = hub ?? process.env.HF_ENDPOINT ?? 'https://huggingface.co'
  if (!/^https?:\/\//.test(baseUrl) || !URL.canParse(baseUrl))
    throw new UsageError(
      `Unexpected address \`${baseUrl}\`, expected one like \`https://huggingface.co\``,
    )
  const token = process.env.HF_TOKEN
  return {
    id,
    baseUrl,
    fetch,
    pause: (ms) => setTimeout(ms),
    ...(revision === undefined ? {} : { revision }),
    ...(token === undefined || token === '' ? {} : { token }),
  }
}
