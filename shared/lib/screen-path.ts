/**
 * The addresses of the screens: '/', '/<area>' or '/<area>/<id>', where an id is any text that the domain allows.
 * Ids are written and read here and nowhere else, percent-encoded once; the page's router and both shells that
 * serve it ask this file what is a screen.
 */
const SEGMENTS = {
  overview: '',
  exceptions: 'exceptions',
  orders: 'orders',
  parcels: 'parcels',
  returns: 'returns',
  invoices: 'invoices',
  savings: 'savings',
  trends: 'trends',
  stock: 'stock',
  rules: 'rules',
  carriers: 'carriers',
  packing: 'pack',
  channels: 'channels',
  settings: 'settings',
} as const

export type AreaId = keyof typeof SEGMENTS

export interface ScreenPlace {
  readonly area: AreaId
  /** The row whose details are open; null = none. */
  readonly id: string | null
}

const AREA_OF = new Map<string, AreaId>(
  Object.entries(SEGMENTS).map(([area, segment]) => [segment, area as AreaId]),
)

/** The path of an area, or of one row of it, with nothing left to encode. */
export function screenPath(area: AreaId, id: string | null = null): string {
  return id === null ? `/${SEGMENTS[area]}` : `/${SEGMENTS[area]}/${encodeId(id)}`
}

/** The screen at a path as the address bar has it, still encoded; null when no screen is there. */
export function readScreenPath(path: string): ScreenPlace | null {
  const [, segment = '', id = '', ...deeper] = path.split('/')
  const area = AREA_OF.get(segment)
  if (!path.startsWith('/') || area === undefined || deeper.length > 0) return null
  if ((area === 'overview' || area === 'trends') && id !== '') return null
  return { area, id: id === '' ? null : decodeId(id) }
}

/** Marks an id that an address would not keep as it is: '.' and '..' are steps in a path, however encoded. */
const MARK = '~'

function encodeId(id: string): string {
  const isStep = id === '.' || id === '..'
  // Half a surrogate pair has no encoding at all.
  return (isStep || id.startsWith(MARK) ? MARK : '') + encodeURIComponent(id.toWellFormed())
}

function decodeId(segment: string): string {
  const text = segment.startsWith(MARK) ? segment.slice(MARK.length) : segment
  try {
    return decodeURIComponent(text)
  } catch {
    // Typed by hand: taken as it stands.
    return text
  }
}
