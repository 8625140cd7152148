import { create } from 'zustand'

export type ToastTone = 'done' | 'risk' | 'blocked' | 'neutral'

export interface Toast {
  readonly id: number
  readonly tone: ToastTone
  readonly text: string
}

interface Toasts {
  readonly shown: readonly Toast[]
  /** Said aloud and shown for a while; what matters longer belongs on the screen itself. */
  say(tone: ToastTone, text: string): void
  dismiss(id: number): void
}

const MOST = 4
let nextId = 1

export const useToasts = create<Toasts>()((set) => ({
  shown: [],
  say: (tone, text) => set(({ shown }) => ({ shown: [...shown, { id: nextId++, tone, text }].slice(-MOST) })),
  dismiss: (id) => set(({ shown }) => ({ shown: shown.filter((toast) => toast.id !== id) })),
}))
