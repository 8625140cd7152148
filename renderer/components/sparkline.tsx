import './sparkline.css'

const WIDTH = 120
const HEIGHT = 28

/** A course of numbers as one thin line over a baseline, its end marked. `label` says it in words. */
export function Sparkline({ values, label }: { values: readonly number[]; label: string }) {
  const most = Math.max(1, ...values)
  const step = values.length > 1 ? WIDTH / (values.length - 1) : 0
  const y = (value: number) => HEIGHT - 3 - (value / most) * (HEIGHT - 6)
  const points = values.map((value, index) => `${(index * step).toFixed(1)},${y(value).toFixed(1)}`).join(' ')
  const last = values.at(-1)
  return (
    <svg className="sparkline" viewBox={`-1 0 ${WIDTH + 5} ${HEIGHT}`} role="img" aria-label={label}>
      <line className="sparkline-base" x1={0} x2={WIDTH} y1={HEIGHT - 2.5} y2={HEIGHT - 2.5} />
      {values.length > 1 && <polyline className="sparkline-line" points={points} />}
      {last !== undefined && (
        <circle className="sparkline-end" cx={(values.length - 1) * step} cy={y(last)} r={2.5} />
      )}
    </svg>
  )
}
