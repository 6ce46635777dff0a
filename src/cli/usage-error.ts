/** Somebody asked for something this command cannot do. The message is the one line they are shown; exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
