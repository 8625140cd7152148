import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import './bulk-bar.css'
import { Button } from './button.tsx'

/** What can be done with the selected rows. */
export function BulkBar(props: {
  label: string
  clearLabel: string
  onClear: () => void
  children: ReactNode
}) {
  return (
    <div className="bulk-bar" role="toolbar" aria-label={props.label}>
      <strong>{props.label}</strong>
      {props.children}
      <Button tone="quiet" icon={X} onPress={props.onClear}>
        {props.clearLabel}
      </Button>
    </div>
  )
}
