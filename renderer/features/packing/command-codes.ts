/** What the printed command bar codes say, so that hands in gloves need no keyboard. */
export const COMMAND_CODES = ['OK', 'CANCEL', 'REPRINT', 'PROBLEM'] as const
export type CommandCode = (typeof COMMAND_CODES)[number]

/** Before every command on the sheet: no SKU or order number begins like this. */
const PREFIX = 'CMD-'

/** The text of a command's bar code: long enough that scanners without suffix are understood. */
export function barcodeOf(command: CommandCode): string {
  return `${PREFIX}${command}`
}

/** The command that a scan means, also without its prefix and in small letters; null = a scan of something else. */
export function commandOf(scan: string): CommandCode | null {
  const text = scan.trim().toUpperCase()
  const bare = text.startsWith(PREFIX) ? text.slice(PREFIX.length) : text
  return COMMAND_CODES.find((command) => command === bare) ?? null
}
