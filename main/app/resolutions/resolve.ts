import type { UndoStep } from '../../../shared/contract/undo-step.ts'
import { EXCEPTION_KINDS } from '../../../shared/domain/exception.ts'
import type { ResolutionCode } from '../../../shared/domain/exceptions/resolution-codes.ts'
import { roleAllows } from '../../../shared/domain/role.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { CommandContext } from '../commands/command.ts'
import { refuse } from '../commands/refusal.ts'
import { isAboutLabel } from '../labels/restate-trouble.ts'
import { rememberOrder } from '../undo/undo-order.ts'
import { effectOn } from './catalogue.ts'
import { mendLabel } from './mend-label.ts'
import { changesOrder } from './reversible.ts'
import { rightOf } from './rights.ts'
import { CHANNEL_WAYS } from './ways/channel-ways.ts'
import { DELIVERY_WAYS } from './ways/delivery-ways.ts'
import { LABEL_WAYS } from './ways/label-ways.ts'
import { ORDER_WAYS } from './ways/order-ways.ts'
import { SHIPPING_WAYS } from './ways/shipping-ways.ts'
import type { ResolutionArgs, Resolver, Resolving, Way } from './ways/way.ts'

/** What was done, and how it is taken back; none = it is not. */
export interface Resolved {
  readonly sentence: Message
  readonly undo: UndoStep[]
}

/** Every way out: the compiler asks for the next one. */
const WAYS: Readonly<Record<ResolutionCode, Way>> = {
  ...ORDER_WAYS,
  ...SHIPPING_WAYS,
  ...CHANNEL_WAYS,
  ...LABEL_WAYS,
  ...DELIVERY_WAYS,
}

/** Taking these back does not open the exception that they were about. */
const REOPENS: readonly UndoStep['kind'][] = ['stock', 'suspension']

/** Carries out one way out of one exception within its command. @throws {Refusal} */
export async function resolveException(
  context: CommandContext,
  resolver: Resolver,
  call: { exceptionId: string; code: ResolutionCode; args: ResolutionArgs },
): Promise<Resolved> {
  const { code, args } = call
  const { tx } = context
  const record = await tx.exceptions.get(call.exceptionId)
  if (!record) refuse('refusals.unknown.exception')
  const { cause } = record
  // The channel's answer, asked for just now, may have settled it.
  const isAsked = code === 'fetch-again' || code === 'ask-again'
  if (record.state === 'closed' && !isAsked) refuse('refusals.exceptions.resolved')
  if (!EXCEPTION_KINDS[cause.reason].resolutions.includes(code)) {
    refuse('refusals.exceptions.otherResolution')
  }
  const right = rightOf(code)
  const held = right.isForEverySite ? resolver.everywhere : resolver.role
  if (held === null || !roleAllows(held, right.role)) refuse('refusals.exceptions.leadOnly')
  const order = record.orderId === null ? null : ((await tx.orders.byIds([record.orderId]))[0] ?? null)
  let sentence = effectOn(cause, code)
  const at: Resolving = {
    context,
    resolver,
    record,
    cause,
    code,
    args,
    order: () => order ?? refuse('refusals.exceptions.noOrder'),
    say: (told) => {
      sentence = told
    },
    async settle() {
      await tx.exceptions.closeById([record.id], code, context.now)
    },
  }
  const own: UndoStep[] = []
  const work = async () => {
    const isMended = isAboutLabel(cause) && (await mendLabel(context, resolver, cause, order, code, args))
    const step = isMended ? undefined : await WAYS[code](at)
    if (!step) return
    // Taken back last: what is put right again may open it by itself.
    if (REOPENS.includes(step.kind))
      own.push({ kind: 'exception', exceptionId: record.id, snoozedUntil: record.snoozedUntil })
    own.push(step)
  }
  const before = order !== null && changesOrder(code) ? await rememberOrder(context, order, work) : null
  if (before === null) await work()
  context.touch('exceptions')
  return { sentence, undo: before ?? own }
}
