import { z } from 'zod'
import { CLASSIFY_ACTIONS } from './classify-actions.ts'
import { SHIP_ACTIONS } from './ship-actions.ts'
import { SOURCE_ACTIONS } from './source-actions.ts'

/** Every action there is, in the order the editor offers them. */
export const ACTIONS = [...CLASSIFY_ACTIONS, ...SOURCE_ACTIONS, ...SHIP_ACTIONS]

export type ActionDefinition = (typeof ACTIONS)[number]
export type ActionType = ActionDefinition['type']
export type ActionCode = ActionDefinition['code']

/** The actions of these types do not compete but add up. */
export const ADDING_TYPES: ReadonlySet<ActionType> = new Set(
  ACTIONS.filter(({ adds }) => adds).map(({ type }) => type),
)

type ActionSchema = ActionDefinition['schema']
const schemas = ACTIONS.map(({ schema }) => schema) as [ActionSchema, ...ActionSchema[]]

/** The arguments of every action; `code` is the discriminator. */
export const ruleAction = z.discriminatedUnion('code', schemas)
export type RuleAction = z.infer<typeof ruleAction>

const byCode = new Map<string, ActionDefinition>(ACTIONS.map((action) => [action.code, action]))

/** null when no such action exists. */
export function findAction(code: string): ActionDefinition | null {
  return byCode.get(code) ?? null
}
