import { keycaps } from '../lib/keys.ts'
import './kbd.css'

/** A key binding as keycaps. */
export function Kbd({ binding }: { binding: string }) {
  return (
    <span className="kbd">
      {keycaps(binding).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  )
}
