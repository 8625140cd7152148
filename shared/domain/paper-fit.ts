export interface SizeMm {
  readonly widthMm: number
  readonly heightMm: number
}

/** A carrier's label may be larger than the paper by so much, its margin: 4 x 6 inches, or A6, on 100 x 150 mm. */
const OVERHANG_MM = 5

/** Whether the paper holds the label as it is; nothing is ever scaled. */
export function holds(paper: SizeMm, label: SizeMm): boolean {
  return label.widthMm <= paper.widthMm + OVERHANG_MM && label.heightMm <= paper.heightMm + OVERHANG_MM
}

export function onItsSide({ widthMm, heightMm }: SizeMm): SizeMm {
  return { widthMm: heightMm, heightMm: widthMm }
}

/** The sizes of a label that does not fit, for a message. */
export function sizesInWords(label: SizeMm, paper: SizeMm & { readonly name: string }) {
  return { label: inMm(label), printer: paper.name, paper: inMm(paper) }
}

function inMm({ widthMm, heightMm }: SizeMm): string {
  return `${Math.round(widthMm)} x ${Math.round(heightMm)} mm`
}
