import type { DemoPort } from '../ports/demo.ts'
import type { AppServices } from '../services/app-services.ts'
import type { HandlersOf } from './handler.ts'
import { refuse } from './refusal.ts'

/** Demo controls act on simulated servers, not on our state. */
export function demoHandlers({ demo }: Pick<AppServices, 'demo'>): HandlersOf<'demo'> {
  const running = (): DemoPort => demo.current() ?? refuse('demo.notTheDemo')
  return {
    trigger: async ({ event, off }) => ({ what: await running().trigger(event, off) }),
    setPace({ ordersPerMinute }) {
      running().setPace(ordersPerMinute)
      return {}
    },
  }
}
