import { createHash } from 'node:crypto'

/**
 * Ids that a command makes, the same wherever it is carried out: UUIDv7 (RFC 9562) with the time of the command's own
 * id, the rest from its digest and a count.
 */
export function idsOf(commandId: string): () => string {
  let count = 0
  const time = commandId.replaceAll('-', '').slice(0, 12)
  return () => {
    const digest = createHash('sha256').update(`${commandId}/${count++}`).digest('hex')
    const variant = ((Number.parseInt(digest.slice(3, 4), 16) & 3) | 8).toString(16)
    const hex = `${time}7${digest.slice(0, 3)}${variant}${digest.slice(4, 19)}`
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
      '-',
    )
  }
}
