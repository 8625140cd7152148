import {
  Boxes,
  ChartLine,
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
import { type Role, roleAllows } from '../../shared/domain/role.ts'
import type { AreaId } from '../../shared/lib/screen-path.ts'
import { useSession } from '../lib/session.ts'

interface Area {
  readonly id: AreaId
  readonly icon: LucideIcon
  /** It follows g: 'g e' goes to the exceptions. */
  readonly key: string
  /** Whoever has less has nothing to do there. The address opens all the same: the server checks every call. */
  readonly role: Role
}

/** The places of the left rail, most used first. */
const AREAS: readonly Area[] = [
  { id: 'overview', icon: LayoutDashboard, key: 'v', role: 'packer' },
  { id: 'exceptions', icon: TriangleAlert, key: 'e', role: 'packer' },
  { id: 'orders', icon: PackageSearch, key: 'o', role: 'packer' },
  { id: 'parcels', icon: Package, key: 'l', role: 'packer' },
  { id: 'returns', icon: Undo2, key: 'b', role: 'packer' },
  { id: 'stock', icon: Boxes, key: 's', role: 'packer' },
  { id: 'rules', icon: Waypoints, key: 'r', role: 'lead' },
  { id: 'carriers', icon: Truck, key: 'c', role: 'packer' },
  { id: 'invoices', icon: ReceiptText, key: 'i', role: 'lead' },
  { id: 'trends', icon: ChartLine, key: 'd', role: 'lead' },
  { id: 'savings', icon: PiggyBank, key: 'm', role: 'manager' },
  { id: 'packing', icon: PackageCheck, key: 'p', role: 'packer' },
  { id: 'channels', icon: Plug, key: 'h', role: 'lead' },
  { id: 'settings', icon: Settings, key: 't', role: 'packer' },
]

/** Those that concern whoever is here. */
export function useAreas(): readonly Area[] {
  const held = useSession((session) => session.role)
  return AREAS.filter(({ role }) => roleAllows(held, role))
}
