import type { Message } from '../../../shared/messages/definition.ts'

/** The demo's simulated channels and the trouble they can make; absent outside a demo workspace. */
export interface DemoPort {
  state(): { ordersPerMinute: number; active: readonly DemoEvent[] }
  trigger(event: DemoEvent, off: boolean): Promise<Message>
  setPace(ordersPerMinute: number): void
}
export type DemoEvent = 'strike' | 'outage' | 'stock-out' | 'rush' | 'cancellation'
