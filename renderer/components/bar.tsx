import './bar.css'
import type { Tone } from './status-badge.tsx'

/** A share of something as a thin bar; beyond 1 it is full and the tone says so. The number stands beside it. */
export function Bar(props: { label: string; share: number; tone?: Tone }) {
  const share = Math.max(0, Math.min(1, props.share))
  return (
    <span
      className={`bar tone-${props.tone ?? 'neutral'}`}
      role="meter"
      aria-label={props.label}
      aria-valuenow={Math.round(props.share * 100)}
      aria-valuemin={0}
      aria-valuemax={100}
    >
      <span className="bar-fill" style={{ inlineSize: `${share * 100}%` }} />
    </span>
  )
}
