import { create } from 'zustand'

export type ToastTone = 'done' | 'risk' | 'blocked' | 'neutral'

/** What a toast offers to do about it, most often to undo it. */
export interface ToastAction {
  readonly label: string
  run(): void
}

export interface Toast {
  readonly id: number
  readonly tone: ToastTone
  readonly text: string
  readonly action: ToastAction | null
}

interface Toasts {
  readonly shown: readonly Toast[]
  /** Said aloud and shown for a while; what matters longer belongs on the screen itself. */
  say(tone: ToastTone, text: string, action?: ToastAction): void
  dismiss(id: number): void
}

const MOST = 4
let nextId = 1

export const useToasts = create<Toasts>()((set) => ({
  shown: [],
  say: (tone, text, action) =>
    set(({ shown }) => ({
      shown: [...shown, { id: nextId++, tone, text, action: action ?? null }].slice(-MOST),
    })),
  dismiss: (id) => set(({ shown }) => ({ shown: shown.filter((toast) => toast.id !== id) })),
}))
