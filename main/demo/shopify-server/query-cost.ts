import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/**
 * Points of a document by the API's published rule: a scalar 0, an object 1, a connection 2 plus its page
 * size times one node, a mutation 10. What wraps a connection's nodes costs nothing.
 */
export function requestedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)

  const fieldCost = (parent: GraphQLNamedType, field: FieldNode): number => {
    if (!isObjectType(parent) && !isInterfaceType(parent)) return 0
    const definition = parent.getFields()[field.name.value]
    if (definition === undefined || field.selectionSet === undefined) return 0
    const type = getNamedType(definition.type)
    const inner = selectionCost(type, field.selectionSet)
    if (parent === schema.getMutationType()) return 10
    if (type.name.endsWith('Connection')) return 2 + inner * (sizeArgument(field, variables) ?? 1)
    if (type.name.endsWith('Edge') || (parent.name.endsWith('Connection') && field.name.value === 'nodes')) {
      return type.name.endsWith('Edge') ? inner : 1 + inner
    }
    if (type.name === 'PageInfo') return 0
    return (1 + inner) * (sizeArgument(field, variables) ?? 1)
  }

  const selectionCost = (parent: GraphQLNamedType, selections: SelectionSetNode): number =>
    selections.selections.reduce((sum, selection) => {
      switch (selection.kind) {
        case Kind.FIELD:
          return sum + fieldCost(parent, selection)
        case Kind.INLINE_FRAGMENT:
          return (
            sum +
            selectionCost(
              conditionType(schema, selection.typeCondition?.name.value, parent),
              selection.selectionSet,
            )
          )
        case Kind.FRAGMENT_SPREAD: {
          const fragment = fragments.get(selection.name.value)
          if (fragment === undefined) return sum
          return (
            sum +
            selectionCost(
              conditionType(schema, fragment.typeCondition.name.value, parent),
              fragment.selectionSet,
            )
          )
        }
      }
    }, 0)

  return document.definitions.reduce((sum, definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return sum
    const root = definition.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType()
    return root === null || root === undefined ? sum : sum + selectionCost(root, definition.selectionSet)
  }, 0)
}

/** Points of what was found; never more than what was asked for. */
export function actualCost(data: unknown, isMutation: boolean, requested: number): number {
  return Math.min(requested, isMutation ? 10 : Math.max(0, objectCost(data) - 1))
}

function objectCost(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, entry) => sum + objectCost(entry), 0)
  if (value === null || typeof value !== 'object') return 0
  const entries = Object.entries(value)
  const connection = entries.find(([key]) => key === 'edges' || key === 'nodes')
  if (connection !== undefined) {
    const rows = Array.isArray(connection[1]) ? connection[1] : []
    return (
      2 +
      rows.reduce<number>((sum, row) => sum + objectCost(connection[0] === 'edges' ? edgeNode(row) : row), 0)
    )
  }
  return entries.reduce((sum, [key, entry]) => sum + (key === 'pageInfo' ? 0 : objectCost(entry)), 1)
}

function edgeNode(edge: unknown): unknown {
  return edge !== null && typeof edge === 'object' && 'node' in edge ? edge.node : null
}

function conditionType(
  schema: GraphQLSchema,
  name: string | undefined,
  parent: GraphQLNamedType,
): GraphQLNamedType {
  return (name === undefined ? undefined : schema.getType(name)) ?? parent
}

function sizeArgument(field: FieldNode, variables: Readonly<Record<string, unknown>>): number | null {
  const argument = field.arguments?.find((candidate) =>
    ['first', 'last', 'ids'].includes(candidate.name.value),
  )
  if (argument === undefined) return null
  if (argument.value.kind === Kind.INT) return Number(argument.value.value)
  if (argument.value.kind !== Kind.VARIABLE) return null
  const value = variables[argument.value.name.value]
  return typeof value === 'number' ? value : Array.isArray(value) ? value.length : null
}
