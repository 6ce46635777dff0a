import type { Reading } from './audit-checkout.ts'
import { UsageError } from './usage-error.ts'
/** x */
export async function readGithub(where: string, ref: string | undefined): Promise<Reading> {
  throw new UsageError(`not yet ${where} ${ref}`)
}
