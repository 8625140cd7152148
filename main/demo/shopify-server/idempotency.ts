import { type FieldNode, GraphQLError, type GraphQLResolveInfo, Kind } from 'graphql'

/**
 * What the API promises of `@idempotent(key:)`: the same key and arguments give the first result again
 * without doing anything; the same key with other arguments is refused. Keys are per mutation.
 */
export class IdempotencyKeys {
  readonly #results = new Map<string, { readonly fingerprint: string; readonly result: unknown }>()

  run<T>(info: GraphQLResolveInfo, args: unknown, act: () => T, mismatch: () => T): T {
    const key = idempotencyKey(info)
    if (key === null || key.trim() === '')
      throw new GraphQLError(
        'The @idempotent directive is required for this mutation but was not provided.',
        {
          extensions: { code: 'BAD_REQUEST' },
        },
      )
    const slot = `${info.fieldName}:${key}`
    const fingerprint = JSON.stringify(args)
    const known = this.#results.get(slot)
    if (known !== undefined) return known.fingerprint === fingerprint ? (known.result as T) : mismatch()
    const result = act()
    this.#results.set(slot, { fingerprint, result })
    return result
  }
}

function idempotencyKey(info: GraphQLResolveInfo): string | null {
  const value = info.fieldNodes
    .flatMap((field: FieldNode) => field.directives ?? [])
    .find((directive) => directive.name.value === 'idempotent')
    ?.arguments?.find((argument) => argument.name.value === 'key')?.value
  if (value?.kind === Kind.STRING) return value.value
  if (value?.kind !== Kind.VARIABLE) return null
  const bound = info.variableValues.coerced[value.name.value]
  return typeof bound === 'string' ? bound : null
}
