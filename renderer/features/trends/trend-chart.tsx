import { BASE, chartShape, HEIGHT, LINES_END, WIDTH } from './chart-shape.ts'
import './trend-chart.css'

export interface NamedLine {
  readonly id: string
  /** '' = the only one. */
  readonly name: string
  readonly values: readonly (number | null)[]
}

/** Courses as thin lines over a baseline, the running step dashed, each named where it ends. The table says the same in figures. */
export function TrendChart(props: {
  lines: readonly NamedLine[]
  isShare: boolean
  label: string
  text: (value: number | null) => string
}) {
  const { lines, text } = props
  const linesEnd = lines.some(({ name }) => name !== '') ? LINES_END.named : LINES_END.alone
  const { base, lines: drawn } = chartShape(lines, props.isShare, linesEnd)
  return (
    <svg className="trend-chart" viewBox={`-4 0 ${WIDTH + 4} ${HEIGHT}`} role="img" aria-label={props.label}>
      <line className="trend-base" x1={0} x2={linesEnd} y1={BASE} y2={BASE} />
      {base > 0 && (
        <text className="trend-base-label" x={0} y={BASE - 4}>
          {text(base)}
        </text>
      )}
      {drawn.every(({ end }) => end === null) && (
        <text x={linesEnd + 8} y={BASE}>
          {text(null)}
        </text>
      )}
      {drawn.map((line, at) => {
        const of = lines[at]
        if (of === undefined || line.end === null) return null
        const last = of.values.findLast((value) => value !== null) ?? null
        return (
          <g key={of.id} className={at === 0 ? 'trend-line trend-first' : 'trend-line'}>
            <path d={line.path} />
            <path d={line.running} className="trend-running" />
            <circle cx={line.end.x} cy={line.end.y} r={2.5} />
            <text x={linesEnd + 8} y={line.labelY + 4}>
              {of.name === '' ? text(last) : `${text(last)} ${short(of.name)}`}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

/** What stands beside a line; the table has the whole name. */
const NAME_LENGTH = 18

function short(name: string): string {
  return name.length <= NAME_LENGTH ? name : `${name.slice(0, NAME_LENGTH - 1).trimEnd()}…`
}
