import { z } from 'zod'
import * as scalars from '../../domain/scalars.ts'
import type { Message } from '../../messages/definition.ts'
import type { ruleInputs as en } from '../../messages/en/rule-inputs.ts'
import type { Stage } from '../document.ts'
import type { ActionArguments } from '../sentence/action-arguments.ts'

/** How an argument is entered; the editor builds its form from these. */
export type ArgumentKind =
  | 'tag'
  | 'points'
  | 'channel'
  | 'site'
  | 'site-or-any'
  | 'sites'
  | 'carrier-service'
  | 'carrier-services'
  | 'cents'
  | 'cents-or-goods-value'
  | 'count'
  | 'days'
  | 'note'
  | 'strategy'
  | 'weight'
  | 'short-handling'
  | 'ship-or-deliver'
  | 'level'
  | 'site-shares'
  | 'weekdays'
  | 'date'
  | 'time'

/** What an input is called. */
export type InputLabel = keyof typeof en

/** One value of an action. `input` null = entered together with another argument. */
interface Argument<S extends z.ZodType = z.ZodType> {
  readonly schema: S
  readonly input: { readonly kind: ArgumentKind; readonly label: InputLabel } | null
}
type Arguments = Readonly<Record<string, Argument>>
type ShapeOf<A extends Arguments> = { readonly [Name in keyof A]: A[Name]['schema'] }

/** What an action is; its words are in `shared/messages/<language>/rule-actions.ts`. */
interface Said<T extends string, A extends Arguments> {
  /**
   * Actions of one type compete: of the rules that match, the first in the list wins it.
   */
  readonly type: T
  /** The actions of its type do not compete but add up. */
  readonly adds?: true
  readonly stages: readonly Stage[]
  readonly args: A
  /** What the arguments must be together. */
  readonly check?: (action: z.output<z.ZodObject<ShapeOf<A>>>) => boolean
  /** The clause in the infinitive: 'ship with Colissimo', 'expédier avec Colissimo'; blank arguments are '…'. */
  readonly say: (args: ActionArguments) => Message
}

export function defineAction<const C extends string, const T extends string, A extends Arguments>(
  code: C,
  { args, check, ...said }: Said<T, A>,
) {
  const shape = Object.fromEntries(Object.entries(args).map(([name, { schema }]) => [name, schema]))
  const schema = z.object({ code: z.literal(code), ...(shape as ShapeOf<A>) })
  const inputs = Object.entries(args).flatMap(([name, { input }]) =>
    input === null ? [] : [{ name, ...input }],
  )
  return {
    ...said,
    adds: said.adds ?? false,
    code,
    args: inputs,
    schema: check === undefined ? schema : schema.refine((action) => check(action as never)),
  }
}

export function argument<S extends z.ZodType>(schema: S, kind: ArgumentKind, label: InputLabel): Argument<S> {
  return { schema, input: { kind, label } }
}

export const SITES = argument(z.array(scalars.code).min(1).max(200), 'sites', 'sites')

/** Up to how much more than the best other choice. */
export const WORTH = argument(scalars.nonNegativeCents, 'cents', 'upTo')
