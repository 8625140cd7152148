import {
  Boxes,
  LayoutDashboard,
  type LucideIcon,
  PackageCheck,
  PackageSearch,
  Plug,
  Settings,
  TriangleAlert,
  Truck,
  Waypoints,
} from 'lucide-react'

/** The places of the left rail, from what is looked at most. `key` follows g: 'g e' goes to the exceptions. */
export const AREAS = [
  { id: 'overview', path: '/', icon: LayoutDashboard, key: 'v' },
  { id: 'exceptions', path: '/exceptions', icon: TriangleAlert, key: 'e' },
  { id: 'orders', path: '/orders', icon: PackageSearch, key: 'o' },
  { id: 'stock', path: '/stock', icon: Boxes, key: 's' },
  { id: 'rules', path: '/rules', icon: Waypoints, key: 'r' },
  { id: 'carriers', path: '/carriers', icon: Truck, key: 'c' },
  { id: 'packing', path: '/pack', icon: PackageCheck, key: 'p' },
  { id: 'channels', path: '/channels', icon: Plug, key: 'h' },
  { id: 'settings', path: '/settings', icon: Settings, key: 't' },
] as const satisfies readonly { id: string; path: string; icon: LucideIcon; key: string }[]

export type Area = (typeof AREAS)[number]
export type AreaId = Area['id']

/** The area that a path belongs to; the overview owns only '/'. */
export function areaOf(path: string): AreaId {
  const [, first = ''] = path.split('/')
  return AREAS.find((area) => area.path === `/${first}`)?.id ?? 'overview'
}
