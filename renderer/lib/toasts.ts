import { create } from 'zustand'

export type ToastTone = 'done' | 'risk' | 'blocked' | 'neutral'

/** What a toast offers to do about it. */
interface ToastAction {
  readonly label: string
  /** It takes back what the toast tells of: Ctrl+Z does it too, while it is shown. */
  readonly isUndo?: boolean
  run(): void
}

/** `final`: it cannot be undone, and the toast says so. */
export type ToastNext = ToastAction | 'final'

export interface Toast {
  readonly id: number
  readonly tone: ToastTone
  readonly text: string
  readonly next: ToastNext | null
}

interface Toasts {
  readonly shown: readonly Toast[]
  /** A screen has a place for them that covers nothing. */
  readonly isDocked: boolean
  dock(isDocked: boolean): void
  /** Said aloud and shown for a while; what matters longer belongs on the screen itself. */
  say(tone: ToastTone, text: string, next?: ToastNext): void
  dismiss(id: number): void
}

/** How long a toast is shown, and so how long its act can be taken back by a key. */
export const SHOWN_MS = 10_000

const MOST = 4
let nextId = 1

export const useToasts = create<Toasts>()((set) => ({
  shown: [],
  isDocked: false,
  dock: (isDocked) => set({ isDocked }),
  say: (tone, text, next) =>
    set(({ shown }) => ({
      shown: [...shown, { id: nextId++, tone, text, next: next ?? null }].slice(-MOST),
    })),
  dismiss: (id) => set(({ shown }) => ({ shown: shown.filter((toast) => toast.id !== id) })),
}))

/** Takes the latest act back of which a toast is shown; false = there is none. */
export function undoLatest(): boolean {
  const { shown, dismiss } = useToasts.getState()
  for (const { id, next } of shown.toReversed()) {
    if (next === null || next === 'final' || next.isUndo !== true) continue
    dismiss(id)
    next.run()
    return true
  }
  return false
}
