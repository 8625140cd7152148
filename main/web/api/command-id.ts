import { createHash } from 'node:crypto'

/** The id of the command that an Idempotency-Key stands for; a UUID of version 8, always the same for the same key. */
export function commandIdOf(apiKeyId: string, idempotencyKey: string): string {
  const bytes = createHash('sha256').update(`${apiKeyId}\n${idempotencyKey}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
