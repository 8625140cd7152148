import type { z } from 'zod'

/** Documents to one GraphQL API: `query` only reads, `mutate` changes something there. */
export abstract class GraphqlClient {
  /** @throws {ChannelError} */
  query<S extends z.ZodType>(
    document: string,
    variables: object,
    shape: S,
    signal: AbortSignal,
  ): Promise<z.infer<S>> {
    return this.call(document, variables, shape, false, signal)
  }

  /** @throws {ChannelError} it had no effect. @throws {UncertainWrite} it may have had its effect */
  mutate<S extends z.ZodType>(
    document: string,
    variables: object,
    shape: S,
    signal: AbortSignal,
  ): Promise<z.infer<S>> {
    return this.call(document, variables, shape, true, signal)
  }

  protected abstract call<S extends z.ZodType>(
    document: string,
    variables: object,
    shape: S,
    writes: boolean,
    signal: AbortSignal,
  ): Promise<z.infer<S>>
}

/** The name that a document gives its operation, for messages. */
export function operationName(document: string): string {
  return /^(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? 'call'
}
