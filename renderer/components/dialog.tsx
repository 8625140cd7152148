import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import './dialog.css'
import { submitOnEnter } from './submit-on-enter.ts'

/** Asks before something that reaches far. Enter in a field presses the main button; Escape and a press outside close it: nothing has happened then. */
export function Dialog(props: {
  isOpen: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Buttons, the one to press last on the right. */
  actions?: ReactNode
  isWide?: boolean
}) {
  return (
    <ModalOverlay
      className="dialog-scrim"
      isOpen={props.isOpen}
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) props.onClose()
      }}
    >
      <Modal className={props.isWide ? 'dialog dialog-wide' : 'dialog'}>
        <AriaDialog className="dialog-body">
          <Heading slot="title" className="dialog-title">
            {props.title}
          </Heading>
          <div className="dialog-content" onKeyDown={submitOnEnter}>
            {props.children}
          </div>
          {props.actions !== undefined && <div className="dialog-actions">{props.actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
