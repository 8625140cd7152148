import type { HandOver } from '../../../shared/domain/hand-over.ts'
import type { Message } from '../../../shared/messages/definition.ts'
import type { CarrierDocument } from './carrier.ts'

/** How a carrier answered when it was asked for its own list; each call is one transaction. */
export interface HandOverEvents {
  made(list: HandOver, document: CarrierDocument): Promise<void>
  /** It will not work by itself. */
  refused(list: HandOver, problem: Message): Promise<void>
  /** It is asked again, not before `waitMs`. */
  notNow(list: HandOver, problem: Message, waitMs: number): Promise<void>
}
