/** Text from outside made safe for a terminal: control and invisible characters become `·`, a tab one blank. */
export function visible(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '·')
}
