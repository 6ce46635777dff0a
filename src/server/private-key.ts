import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The app's private key in PEM, or what is wrong with it. */
export type PrivateKey = { readonly pem: string } | { readonly problem: string }

/**
 * Finds the private key in `PRIVATE_KEY` or in the file that `PRIVATE_KEY_PATH` names.
 *
 * In the variable it may be the text itself, with `\n` for its line ends, or base64 of it.
 */
export function privateKeyOf(given: Readonly<Record<string, string | undefined>>): PrivateKey {
  const { PRIVATE_KEY: inline, PRIVATE_KEY_PATH: path } = given
  if (inline !== undefined) return checked(unpacked(inline), '`PRIVATE_KEY`')
  if (path !== undefined) return keyInFile(path)
  return { problem: `\`PRIVATE_KEY_PATH\` is missing: set it to ${whereFrom}` }
}

const whereFrom = 'the `.pem` file downloaded from the settings page of the app'

function keyInFile(path: string): PrivateKey {
  try {
    return checked(readFileSync(path, 'utf8'), `\`${path}\` in \`PRIVATE_KEY_PATH\``)
  } catch {
    return {
      problem: `\`${path}\` in \`PRIVATE_KEY_PATH\` cannot be read: set it to ${whereFrom}`,
    }
  }
}

function unpacked(text: string): string {
  const isPem = text.includes('-----BEGIN')
  return isPem ? text.replaceAll('\\n', '\n') : Buffer.from(text, 'base64').toString('utf8')
}

function checked(pem: string, where: string): PrivateKey {
  const problem = `${where} is not a private key: use ${whereFrom}`
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa' ? { pem } : { problem }
  } catch {
    return { problem }
  }
}
