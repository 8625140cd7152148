import { CircleCheck, Info, OctagonAlert, TriangleAlert, X } from 'lucide-react'
import { useEffect } from 'react'
import { useMessages } from '../lib/messages.ts'
import { SHOWN_MS, type Toast, useToasts } from '../lib/toasts.ts'
import { VERB_KEYS } from '../lib/verb-keys.ts'
import './toast-region.css'
import { Button, IconButton } from './button.tsx'

const ICONS = { done: CircleCheck, risk: TriangleAlert, blocked: OctagonAlert, neutral: Info }

/** Short answers to what was just done, read aloud by screen readers, floating where a screen has no place for them. */
export function ToastRegion() {
  const isDocked = useToasts((toasts) => toasts.isDocked)
  return isDocked ? null : <Toasts className="toasts toasts-floating" />
}

/** The same in the footer, where they cover nothing; the latest is the one to be seen. */
export function DockedToasts() {
  const dock = useToasts((toasts) => toasts.dock)
  useEffect(() => {
    dock(true)
    return () => dock(false)
  }, [dock])
  return <Toasts className="toasts toasts-docked" />
}

function Toasts({ className }: { className: string }) {
  const texts = useMessages('app')
  const shown = useToasts((toasts) => toasts.shown)
  return (
    <section className={className} role="log" aria-live="polite" aria-label={texts.toasts}>
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastCard({ toast }: { toast: Toast }) {
  const texts = useMessages('app')
  const dismiss = useToasts((toasts) => toasts.dismiss)
  const Icon = ICONS[toast.tone]
  const { next } = toast
  useEffect(() => {
    const timer = setTimeout(() => dismiss(toast.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast.id, dismiss])
  return (
    <div className={`toast tone-${toast.tone}`}>
      <Icon size={16} aria-hidden className="toast-icon" />
      <div className="toast-text">
        <p title={toast.text}>
          {toast.text} {next === 'final' && <span className="unit">{texts.final}</span>}
        </p>
        {next !== null && next !== 'final' && (
          <Button
            tone="quiet"
            {...(next.isUndo ? { binding: VERB_KEYS.undo } : {})}
            onPress={() => {
              next.run()
              dismiss(toast.id)
            }}
          >
            {next.label}
          </Button>
        )}
      </div>
      <IconButton icon={X} label={texts.dismiss} onPress={() => dismiss(toast.id)} />
    </div>
  )
}
