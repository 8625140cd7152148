import {
  ArrowBigUp,
  ArrowDown,
  ArrowLeft,
  ArrowRight,
  ArrowUp,
  CornerDownLeft,
  type LucideIcon,
  Space,
} from 'lucide-react'
import { keycaps } from '../lib/keys.ts'
import './kbd.css'

/** Keys that are drawn: not every font has their sign. */
const DRAWN: Readonly<Record<string, LucideIcon>> = {
  '↓': ArrowDown,
  '↑': ArrowUp,
  '←': ArrowLeft,
  '→': ArrowRight,
  '⏎': CornerDownLeft,
  '␣': Space,
  '⇧': ArrowBigUp,
}

/** A key binding as keycaps. */
export function Kbd({ binding }: { binding: string }) {
  return (
    <span className="kbd">
      {keycaps(binding).map((cap) => {
        const Icon = DRAWN[cap]
        return <kbd key={cap}>{Icon === undefined ? cap : <Icon size={11} aria-hidden />}</kbd>
      })}
    </span>
  )
}
