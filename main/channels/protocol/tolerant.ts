import { z } from 'zod'

/** For reading a standing: what is not there, or is not text, says nothing. Cut to what a state or code may have. */
export const saidText = z
  .string()
  .transform((said) => said.slice(0, 120))
  .nullish()
  .catch(undefined)

/** All of `values`, or null when one cannot be read: a partial sum would be too small. */
export function readAll<S extends z.ZodType>(schema: S, values: readonly unknown[]): z.infer<S>[] | null {
  const read = values.map((value) => schema.safeParse(value))
  return read.every(({ success }) => success)
    ? read.flatMap(({ data }) => (data === undefined ? [] : [data]))
    : null
}
