import { createHash } from 'node:crypto'

/**
 * What a command id stands for: SHA-256 over its type, who gave it and its input, whatever the order of the input's
 * keys. Two calls with one id and different digests are two commands.
 */
export function commandDigest(type: string, actor: string, input: unknown): string {
  return createHash('sha256')
    .update(canonical([type, actor, input]))
    .digest('base64url')
}

/** JSON with the keys of every object in order; what JSON leaves out is left out. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`)
  return `{${fields.join(',')}}`
}
