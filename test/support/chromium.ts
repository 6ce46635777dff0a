import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const path = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

/** Why no page can be looked at here; `undefined` where a Chromium is at hand. */
export const noChromium: string | undefined = existsSync(path)
  ? undefined
  : `skipped: there is no Chromium at ${path}; name one in CHROMIUM_PATH`

/** A real Chromium, without a window and without a word to anybody outside. */
export async function openChromium(): Promise<Browser> {
  return await chromium.launch({
    executablePath: path,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
