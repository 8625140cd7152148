import { z } from 'zod'
import { compiledSchema } from './compiled-schema.ts'
import { type ConditionNode, condition, type Rule, rule } from './document.ts'

/** No rule that works is nested deeper. */
export const MAX_DEPTH = 8

const HEAD = compiledSchema(rule.extend({ when: z.unknown() }))
const CONDITION = compiledSchema(condition)
/** One level of a group. */
const GROUP = compiledSchema(
  z.object({
    kind: z.literal('group'),
    match: z.enum(['all', 'any', 'none']),
    children: z.array(z.unknown()).max(50),
  }),
)

/**
 * What the schema `rule` reads, a level at a time: code is not generated for a schema that contains itself, and
 * reading is most of compiling a rule set. null when something is wrong, or nested too deep to be sure: the
 * schema then says what.
 */
export function readRule(input: unknown): Rule | null {
  const head = HEAD.safeParse(input)
  if (!head.success) return null
  const when = readNode(head.data.when, 0)
  return when?.kind === 'group' ? { ...head.data, when } : null
}

function readNode(input: unknown, depth: number): ConditionNode | null {
  // Asked first, since a schema that refuses takes long to say why.
  const isGroup = typeof input === 'object' && input !== null && 'kind' in input && input.kind === 'group'
  if (!isGroup) return CONDITION.safeParse(input).data ?? null
  const group = GROUP.safeParse(input)
  if (!group.success || depth > MAX_DEPTH) return null
  const children = group.data.children.map((child) => readNode(child, depth + 1))
  if (!children.every((child) => child !== null)) return null
  return { kind: 'group', match: group.data.match, children }
}
