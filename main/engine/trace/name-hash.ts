/**
 * 24 bits of FNV-1a over the UTF-16 units of a name: how traces name sites and services in three bytes, stable
 * when others are added, removed or reordered. Among 100 names two share a hash with a chance of 0.03 %.
 */
export function nameHash(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return ((hash >>> 24) ^ hash) & 0xffffff
}
