/** A fee as people read it: in our words where a connector named it, else in the shop's. */
export function feeName(fees: Readonly<Record<string, string>>, title: string): string {
  return Object.hasOwn(fees, title) ? (fees[title] ?? title) : title
}
