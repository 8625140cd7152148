/** Of the drawing, in its own units. */
export const WIDTH = 320
export const HEIGHT = 116
const TOP = 10
export const BASE = HEIGHT - 8
/** Values stand to the right of their lines, and names beside them where there are several. */
export const LINES_END = { named: 152, alone: 262 }
const LABEL_HEIGHT = 15

export interface ChartLine {
  readonly values: readonly (number | null)[]
}

export interface DrawnLine {
  /** Without the running step, which is drawn apart; '' = too little to draw. */
  readonly path: string
  /** From the last whole step to the running one. */
  readonly running: string
  /** Where the line ends; null = it has no value. */
  readonly end: { readonly x: number; readonly y: number } | null
  /** Of the label, moved apart from the others'. */
  readonly labelY: number
}

/**
 * Lines over a baseline. It stands for nought, or where `isShare` and all values are above a half for the highest tenth
 * that is below them, so that 97 and 99 % can be told apart.
 */
export function chartShape(
  lines: readonly ChartLine[],
  isShare: boolean,
  linesEnd: number,
): { readonly base: number; readonly lines: readonly DrawnLine[] } {
  const known = lines.flatMap(({ values }) => values).filter((value) => value !== null)
  const least = Math.min(...known)
  const base = isShare && known.length > 0 && least > 0.5 ? Math.min(0.9, Math.floor(least * 10) / 10) : 0
  const most = Math.max(base + Number.MIN_VALUE, isShare && base > 0 ? 1 : Math.max(0, ...known))
  const steps = Math.max(2, ...lines.map(({ values }) => values.length))
  const x = (at: number) => (at * linesEnd) / (steps - 1)
  const y = (value: number) => BASE - ((value - base) / (most - base)) * (BASE - TOP)
  const drawn = lines.map(({ values }) => {
    const points = values.map((value, at) => (value === null ? null : { x: x(at), y: y(value) }))
    const end = points.findLast((point) => point !== null) ?? null
    const [before, running] = points.slice(-2)
    return {
      path: pathOf(points.slice(0, -1)),
      running: before && running ? pathOf([before, running]) : '',
      end,
      labelY: end?.y ?? BASE,
    }
  })
  return { base, lines: apart(drawn) }
}

function pathOf(points: readonly ({ x: number; y: number } | null)[]): string {
  let isBegun = false
  let path = ''
  for (const point of points) {
    if (point !== null) path += `${isBegun ? 'L' : 'M'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`
    isBegun = point !== null
  }
  return path
}

/** Labels do not cover each other: from the top down each takes the next free place, and all move up if they must. */
function apart(lines: readonly DrawnLine[]): DrawnLine[] {
  const moved = new Map<DrawnLine, number>()
  let free = TOP
  for (const line of lines.toSorted((a, b) => a.labelY - b.labelY)) {
    moved.set(line, Math.max(free, line.labelY))
    free = (moved.get(line) ?? free) + LABEL_HEIGHT
  }
  const tooFar = Math.max(0, free - LABEL_HEIGHT - BASE)
  let below = Number.POSITIVE_INFINITY
  for (const [line, at] of [...moved].reverse()) {
    const y = tooFar === 0 ? at : Math.min(at, below - LABEL_HEIGHT, BASE)
    moved.set(line, y)
    below = y
  }
  return lines.map((line) => ({ ...line, labelY: moved.get(line) ?? line.labelY }))
}
