import { ansi, type Paint, plain } from '../diagnostics/render-terminal.ts'

/** Colours on a terminal, unless `NO_COLOR` is set; `FORCE_COLOR` asks for them anywhere. */
export function paintFor(stream: { readonly isTTY?: boolean }): Paint {
  const { NO_COLOR, FORCE_COLOR } = process.env
  const forced = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0'
  if (forced) return ansi
  return stream.isTTY === true && (NO_COLOR ?? '') === '' ? ansi : plain
}
