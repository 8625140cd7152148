import type { FieldTest } from '../../../shared/rules/catalogue/test.ts'
import type { ParsedNode } from '../../../shared/rules/parse-rule.ts'
import type { Literal } from './vocabulary.ts'

/** Literals that must all hold. */
export type Term = readonly Literal[]

/** A rule with more alternatives is evaluated as a tree instead: correct, only slower. */
export const MAX_TERMS = 64

/** A rule's conditions with every negation pushed down to the literals. */
export type Tree =
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'all' | 'any'; readonly children: readonly Tree[] }

export function treeOf(node: ParsedNode, literal: (test: FieldTest) => Literal, negate = false): Tree {
  if (node.kind === 'condition') {
    const children = node.tests.map(
      (test): Tree => ({
        kind: 'literal',
        literal: literal(test) ^ (negate ? 1 : 0),
      }),
    )
    const [only] = children
    return children.length === 1 && only ? only : { kind: negate ? 'any' : 'all', children }
  }
  const negateChildren = negate !== (node.match === 'none')
  const all = (node.match === 'any') === negate
  const children = node.children.map((child) => treeOf(child, literal, negateChildren))
  const [only] = children
  return children.length === 1 && only ? only : { kind: all ? 'all' : 'any', children }
}

/** The alternatives of a tree, each a conjunction; null when there are more than MAX_TERMS. */
export function termsOf(tree: Tree): readonly Term[] | null {
  switch (tree.kind) {
    case 'literal':
      return [[tree.literal]]
    case 'any': {
      const terms: Term[] = []
      for (const child of tree.children) {
        const more = termsOf(child)
        if (!more || terms.length + more.length > MAX_TERMS) return null
        terms.push(...more)
      }
      return terms
    }
    case 'all': {
      let terms: readonly Term[] = [[]]
      for (const child of tree.children) {
        const more = termsOf(child)
        if (!more || terms.length * more.length > MAX_TERMS) return null
        const joint: Term[] = []
        for (const left of terms) for (const right of more) join(left, right, joint)
        terms = joint
      }
      return terms
    }
  }
}

/** Adds the conjunction of two terms, unless one says what the other denies. */
function join(left: Term, right: Term, into: Term[]): void {
  const joint = left.slice()
  for (const literal of right) {
    if (left.includes(literal ^ 1)) return
    if (!left.includes(literal)) joint.push(literal)
  }
  into.push(joint)
}

export function treeHolds(tree: Tree, holds: (literal: Literal) => boolean): boolean {
  switch (tree.kind) {
    case 'literal':
      return holds(tree.literal)
    case 'all':
      return tree.children.every((child) => treeHolds(child, holds))
    case 'any':
      return tree.children.some((child) => treeHolds(child, holds))
  }
}
