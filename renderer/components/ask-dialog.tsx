import type { ReactNode } from 'react'
import { useMessages } from '../lib/messages.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

/** A dialog with one verb: that is done, or nothing is. */
export function AskDialog(props: {
  isOpen: boolean
  onClose: () => void
  title: string
  children: ReactNode
  isWide?: boolean
  verb: string
  /** danger: it cannot be undone. */
  tone?: 'primary' | 'danger'
  busy?: boolean
  /** Why it cannot be done now; null or absent = it can. */
  why?: string | null
  onGo: () => void
}) {
  const { verb, tone = 'primary', busy = false, why = null, onGo, ...dialog } = props
  const verbs = useMessages('verbs')
  return (
    <Dialog
      {...dialog}
      actions={
        <>
          <Button onPress={props.onClose}>{verbs.cancel}</Button>
          <Button tone={tone} busy={busy} why={why} onPress={onGo}>
            {verb}
          </Button>
        </>
      }
    />
  )
}
