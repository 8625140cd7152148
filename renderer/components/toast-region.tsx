import { CircleCheck, Info, OctagonAlert, TriangleAlert, X } from 'lucide-react'
import { useEffect } from 'react'
import { type Toast, useToasts } from '../lib/toasts.ts'
import './toast-region.css'
import { Button, IconButton } from './button.tsx'

const ICONS = { done: CircleCheck, risk: TriangleAlert, blocked: OctagonAlert, neutral: Info }
const SHOWN_MS = 7_000

/** Short answers to what was just done, read aloud by screen readers. */
export function ToastRegion({ label, dismissLabel }: { label: string; dismissLabel: string }) {
  const { shown, dismiss } = useToasts()
  return (
    <section className="toasts" role="log" aria-live="polite" aria-label={label}>
      {shown.map((toast) => (
        <ToastCard key={toast.id} toast={toast} dismissLabel={dismissLabel} onDismiss={dismiss} />
      ))}
    </section>
  )
}

function ToastCard(props: { toast: Toast; dismissLabel: string; onDismiss: (id: number) => void }) {
  const { toast, onDismiss } = props
  const Icon = ICONS[toast.tone]
  useEffect(() => {
    const timer = setTimeout(() => onDismiss(toast.id), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast.id, onDismiss])
  return (
    <div className={`toast tone-${toast.tone}`}>
      <Icon size={16} aria-hidden className="toast-icon" />
      <div className="toast-text">
        <p>{toast.text}</p>
        {toast.action !== null && (
          <Button
            tone="quiet"
            onPress={() => {
              toast.action?.run()
              onDismiss(toast.id)
            }}
          >
            {toast.action.label}
          </Button>
        )}
      </div>
      <IconButton icon={X} label={props.dismissLabel} onPress={() => onDismiss(toast.id)} />
    </div>
  )
}
