import type { BackgroundWork } from './background-work.ts'

const CONNECTING = { kind: 'connecting' } as const
const nothing = (): void => undefined
const never = async (): Promise<void> => undefined

/** The work of a program that keeps a copy of a hub: none. Only the hub talks to channels and carriers, decides and releases. */
export const IDLE_WORK: BackgroundWork = {
  scheduler: { wake: nothing },
  sync: {
    health: () => ({ link: CONNECTING, lastSuccessAt: null }),
    syncNow: nothing,
    reload: nothing,
    ask: () => null,
  },
  reconciler: { start: never, verify: never, nightly: never, progress: () => null, stop: never },
  catalogues: { read: never, take: never, resume: never, isReading: () => false, stop: never },
  purchasing: { health: () => CONNECTING, tracking: () => null, wake: nothing, reload: nothing },
  gate: {
    admit: async () => ({ heard: [], unasked: [] }),
    askNow: async () => ({ heard: [], unasked: [] }),
  },
  inside: (run) => run(),
  wakeWebhooks: nothing,
  stop: never,
}
