import './progress-bar.css'

/** How far something is, from 0 to 1, and in words beside it. */
export function ProgressBar(props: { label: string; share: number; text: string }) {
  return (
    <>
      <progress className="progress-bar" aria-label={props.label} max={1} value={props.share} />
      <span>{props.text}</span>
    </>
  )
}
