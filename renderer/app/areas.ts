import {
  Boxes,
  LayoutDashboard,
  type LucideIcon,
  Package,
  PackageCheck,
  PackageSearch,
  PiggyBank,
  Plug,
  ReceiptText,
  Settings,
  TriangleAlert,
  Truck,
  Undo2,
  Waypoints,
} from 'lucide-react'
import type { AreaId } from '../../shared/lib/screen-path.ts'

/** The places of the left rail, most used first. `key` follows g: 'g e' goes to the exceptions. */
export const AREAS: readonly { id: AreaId; icon: LucideIcon; key: string }[] = [
  { id: 'overview', icon: LayoutDashboard, key: 'v' },
  { id: 'exceptions', icon: TriangleAlert, key: 'e' },
  { id: 'orders', icon: PackageSearch, key: 'o' },
  { id: 'parcels', icon: Package, key: 'l' },
  { id: 'returns', icon: Undo2, key: 'b' },
  { id: 'stock', icon: Boxes, key: 's' },
  { id: 'rules', icon: Waypoints, key: 'r' },
  { id: 'carriers', icon: Truck, key: 'c' },
  { id: 'invoices', icon: ReceiptText, key: 'i' },
  { id: 'savings', icon: PiggyBank, key: 'm' },
  { id: 'packing', icon: PackageCheck, key: 'p' },
  { id: 'channels', icon: Plug, key: 'h' },
  { id: 'settings', icon: Settings, key: 't' },
]
