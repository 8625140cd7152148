import { printableText } from '../../../shared/domain/label-letters.ts'

/**
 * Field data of ZPL II. The three prefixes `^`, `~` and `\` and the hexadecimal indicator itself are written
 * as `_xx` under `^FH_`; everything else goes as UTF-8 under `^CI28`.
 * Source: Zebra "ZPL II Programming Guide", commands ^FH, ^FD and ^CI.
 */

/** What follows `^FH_^FD`: `text` on one line, safe whatever it holds. */
export function escapeFieldData(text: string): string {
  return printableText(text).replace(/[\^~\\_]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}`)
}
