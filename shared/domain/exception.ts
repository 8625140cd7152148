import { z } from 'zod'
import { CHANNEL_KINDS } from './exceptions/channel-kinds.ts'
import type { ExceptionKind } from './exceptions/define-kind.ts'
import { DELIVERY_KINDS } from './exceptions/delivery-kinds.ts'
import { HOLD_KINDS } from './exceptions/hold-kinds.ts'
import { LABEL_KINDS } from './exceptions/label-kinds.ts'
import { SHIPPING_KINDS } from './exceptions/shipping-kinds.ts'
import { STOCK_KINDS } from './exceptions/stock-kinds.ts'
import * as scalars from './scalars.ts'

const KINDS = {
  ...STOCK_KINDS,
  ...SHIPPING_KINDS,
  ...LABEL_KINDS,
  ...DELIVERY_KINDS,
  ...HOLD_KINDS,
  ...CHANNEL_KINDS,
}

export type ExceptionReason = keyof typeof KINDS

/** What needs a person: each kind defined once, by its reason. */
export const EXCEPTION_KINDS: Readonly<Record<ExceptionReason, ExceptionKind>> = KINDS

export const EXCEPTION_REASONS = Object.keys(KINDS) as [ExceptionReason, ...ExceptionReason[]]

/** A reason and the evidence its sentence is made from. */
export type ExceptionCause = {
  [R in ExceptionReason]: Simplify<{ reason: R } & z.infer<z.ZodObject<(typeof KINDS)[R]['evidence']>>>
}[ExceptionReason]

export type CauseOf<R extends ExceptionReason> = Extract<ExceptionCause, { reason: R }>

type Simplify<T> = { [K in keyof T]: T[K] }

const [first, ...others] = EXCEPTION_REASONS.map((reason) =>
  z.object({ reason: z.literal(reason), ...EXCEPTION_KINDS[reason].evidence }),
)
/** Of the same shapes as the type: both are made of the kinds' evidence. */
export const exceptionCause = z.discriminatedUnion('reason', [
  first as NonNullable<typeof first>,
  ...others,
]) as unknown as z.ZodType<ExceptionCause>

/** open: needs somebody; snoozed: hidden until `snoozedUntil`; closed: settled by a person or because its cause cleared. */
export const exceptionState = z.enum(['open', 'snoozed', 'closed'])

export const exceptionRecord = z.object({
  id: z.string(),
  /** null for what concerns a whole channel. */
  orderId: z.string().nullable(),
  siteId: scalars.code.nullable(),
  cause: exceptionCause,
  state: exceptionState,
  owner: z.string().nullable(),
  openedAt: scalars.epochMs,
  dueAt: scalars.epochMs.nullable(),
  snoozedUntil: scalars.epochMs.nullable(),
  closedAt: scalars.epochMs.nullable(),
  /** How it closed: a command's name, or 'cleared'. */
  closedBy: z.string().nullable(),
  /** How often the same cause came back after closing. */
  regressions: scalars.count,
})
export type ExceptionRecord = z.infer<typeof exceptionRecord>
