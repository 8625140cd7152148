import { z } from 'zod'

/**
 * A map by SKU, line or other people's text, kept as JSON in pairs: an object loses a key such as '__proto__' and
 * finds one such as 'constructor' that nobody put there. Objects, as earlier versions wrote them, are read too.
 */
export function storedMap<T extends z.ZodType>(value: T) {
  return z
    .union([
      z.array(z.tuple([z.string(), value])),
      z.record(z.string(), value).transform(Object.entries<z.infer<T>>),
    ])
    .transform((pairs): ReadonlyMap<string, z.infer<T>> => new Map(pairs as [string, z.infer<T>][]))
}
