import type { ReactNode } from 'react'
import './figure.css'
import type { Tone } from './status-badge.tsx'

/** One big number and what it is; `note` says how it stands. */
export function Figure(props: {
  label: string
  value: string
  unit?: string
  note?: ReactNode
  tone?: Tone
}) {
  return (
    <div className={`figure tone-${props.tone ?? 'neutral'}`}>
      <span className="figure-label">{props.label}</span>
      <span className="figure-value">
        {props.value}
        {props.unit !== undefined && <span className="unit"> {props.unit}</span>}
      </span>
      {props.note !== undefined && <span className="figure-note">{props.note}</span>}
    </div>
  )
}
