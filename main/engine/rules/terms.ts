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
    return joined(
      negate ? 'any' : 'all',
      node.tests.map((test) => ({ kind: 'literal', literal: literal(test) ^ (negate ? 1 : 0) })),
    )
  }
  const negateChildren = negate !== (node.match === 'none')
  const all = (node.match === 'any') === negate
  return joined(
    all ? 'all' : 'any',
    node.children.map((child) => treeOf(child, literal, negateChildren)),
  )
}

function joined(kind: 'all' | 'any', children: readonly Tree[]): Tree {
  const [only] = children
  return children.length === 1 && only ? only : { kind, children }
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
      // Literals first: one term, which the alternatives of the other children are joined to.
      const common = commonTerm(tree.children)
      let terms: readonly Term[] = common ? [common] : []
      for (const child of tree.children) {
        if (child.kind === 'literal') continue
        const more = termsOf(child)
        if (!more || terms.length * more.length > MAX_TERMS) return null
        terms = terms.flatMap((left) => more.flatMap((right) => joint(left, right)))
      }
      return terms
    }
  }
}

/** The literals among the children; null when one denies another. */
function commonTerm(children: readonly Tree[]): Term | null {
  const term: Literal[] = []
  for (const child of children) {
    if (child.kind !== 'literal' || term.includes(child.literal)) continue
    if (term.includes(child.literal ^ 1)) return null
    term.push(child.literal)
  }
  return term
}

/** The conjunction of two terms; none when one says what the other denies. */
function joint(left: Term, right: Term): readonly [] | readonly [Term] {
  if (right.some((literal) => left.includes(literal ^ 1))) return []
  return [left.concat(right.filter((literal) => !left.includes(literal)))]
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
