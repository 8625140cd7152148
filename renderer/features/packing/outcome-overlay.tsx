import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { useMessages } from '../../lib/messages.ts'
import type { Outcome } from './outcome.ts'
import './outcome-overlay.css'

const ICONS = { done: CircleCheck, risk: TriangleAlert, blocked: CircleX }
const DONE_MS = 1100

/** The outcome of what was just done, readable from where the packer stands. */
export function OutcomeOverlay({ outcome, onClose }: { outcome: Outcome | null; onClose: () => void }) {
  const texts = useMessages('packing')
  const passes = outcome?.tone === 'done'
  useEffect(() => {
    if (!passes) return
    const timer = setTimeout(onClose, DONE_MS)
    return () => clearTimeout(timer)
  }, [passes, outcome, onClose])
  if (outcome === null) return null
  const Icon = ICONS[outcome.tone]
  return (
    <div className={`pack-outcome pack-outcome-${outcome.tone}`} role="alert" onClick={onClose}>
      <Icon size={160} aria-hidden />
      <p className="pack-outcome-title">{outcome.title}</p>
      <p className="pack-outcome-detail">{outcome.detail}</p>
      {!passes && <p className="pack-outcome-go">{texts.signs.goOn}</p>}
    </div>
  )
}
