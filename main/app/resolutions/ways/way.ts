import type { Meaning } from '../../../../shared/contract/channel-mapping.ts'
import type { UndoStep } from '../../../../shared/contract/undo-step.ts'
import type { ExceptionCause, ExceptionReason, ExceptionRecord } from '../../../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../../../shared/domain/exceptions/resolution-codes.ts'
import type { Destination, PickupPoint } from '../../../../shared/domain/order.ts'
import type { ByHand } from '../../../../shared/domain/order-choice.ts'
import type { Role } from '../../../../shared/domain/role.ts'
import type { Language } from '../../../../shared/lib/language.ts'
import type { Message } from '../../../../shared/messages/definition.ts'
import type { CommandContext } from '../../commands/command.ts'
import { refuse } from '../../commands/refusal.ts'
import type { TryTogether } from '../../decide/stopped-work.ts'
import type { NumberFrom } from '../../labels/label-at-packing.ts'
import type { OrderRecord } from '../../ports/order-tables.ts'
import type { PrintJobStore, PrintQueue } from '../../ports/printing.ts'
import type { Purchasing } from '../../ports/purchasing.ts'
import type { Tx } from '../../ports/store.ts'
import type { TryAll } from '../other-ways.ts'

export interface ResolutionArgs {
  readonly address: Destination | null
  readonly stock: { siteId: string; sku: string; onHand: number } | null
  readonly note: string
  readonly choice: string | null
  readonly byHand: ByHand | null
  readonly point: PickupPoint | null
  readonly mapping: readonly { channelSku: string; meaning: Meaning }[] | null
}

export interface Resolver {
  /** At the sites of the exception. */
  readonly role: Role
  /** At all sites alike; null = none. */
  readonly everywhere: Role | null
  readonly queue: PrintQueue<Tx>
  readonly tryAll: (tx: Tx) => TryAll
  readonly tryTogether: (tx: Tx) => TryTogether
  readonly printJobs: PrintJobStore<Tx>
  readonly purchasing: Pick<Purchasing, 'reload'>
  readonly numberFrom: NumberFrom
  readonly language: Language
}

/** What a way out is carried out with. */
export interface Resolving<Cause extends ExceptionCause = ExceptionCause> {
  readonly context: CommandContext
  readonly resolver: Resolver
  readonly record: ExceptionRecord
  readonly cause: Cause
  readonly code: ResolutionCode
  readonly args: ResolutionArgs
  /** @throws {Refusal} it is of no order */
  readonly order: () => OrderRecord
  /** What was done, where that is more than the way out says. */
  readonly say: (sentence: Message) => void
  /** Closes the exception. */
  readonly settle: () => Promise<void>
}

/** One way out: what it does, and how that is taken back where it can be. @throws {Refusal} */
export type Way = (at: Resolving) => Promise<UndoStep | void>

type CauseOf<Reason extends ExceptionReason> = Extract<ExceptionCause, { reason: Reason }>

/** A way out of exceptions of these reasons only. @throws {Refusal} for others */
export function wayOutOf<Reason extends ExceptionReason>(
  reasons: readonly Reason[],
  way: (at: Resolving<CauseOf<Reason>>) => Promise<UndoStep | void>,
): Way {
  const isOne = (cause: ExceptionCause): cause is CauseOf<Reason> =>
    reasons.some((one) => one === cause.reason)
  return async (at) => {
    const { cause } = at
    if (!isOne(cause)) refuse('refusals.exceptions.otherResolution')
    return way({ ...at, cause })
  }
}
