import { type DocumentNode, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql'

/** A GraphQL request as it came. */
export interface GraphqlCall {
  readonly source: string
  readonly document: DocumentNode
  readonly variables: Readonly<Record<string, unknown>>
  /** Where the document does not fit the schema. */
  readonly invalid: readonly GraphQLError[]
}

type Checked = Pick<GraphqlCall, 'document' | 'invalid'>

/** Clients send the same few documents again and again; others are checked each time. */
const KEPT = 200

/** Reads requests to one schema. Documents are parsed and checked once. */
export class GraphqlCalls {
  readonly #schema: GraphQLSchema
  readonly #checked = new Map<string, Checked>()

  constructor(schema: GraphQLSchema) {
    this.#schema = schema
  }

  /** The request in `body`, or what is wrong with it before it is read as a whole. */
  read(body: string): GraphqlCall | GraphQLError {
    try {
      const value: unknown = JSON.parse(body)
      if (
        value === null ||
        typeof value !== 'object' ||
        !('query' in value) ||
        typeof value.query !== 'string'
      )
        return new GraphQLError('Required parameter missing or invalid: query')
      const variables = 'variables' in value ? value.variables : null
      return {
        source: value.query,
        variables: variables === null || typeof variables !== 'object' ? {} : { ...variables },
        ...this.#check(value.query),
      }
    } catch (error) {
      return error instanceof GraphQLError ? error : new GraphQLError('The request body is not JSON')
    }
  }

  #check(source: string): Checked {
    const known = this.#checked.get(source)
    if (known !== undefined) return known
    const document = parse(source)
    const checked = { document, invalid: validate(this.#schema, document) }
    if (this.#checked.size >= KEPT) this.#checked.clear()
    this.#checked.set(source, checked)
    return checked
  }
}
