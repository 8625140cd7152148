import { z } from 'zod'

/**
 * The same schema with generated code for what is right, eight times as fast; what is wrong is examined by the
 * schema itself. Made once a schema, where code may be generated: not in a page.
 */
export function compiledSchema<T extends z.ZodType>(schema: T): T {
  return z.config().jitless === true ? schema : z.compile(schema)
}
