import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { ByHandFields } from './by-hand-fields.tsx'

const NOBODY = { carrier: '', trackingNumber: '' }

/** A packed parcel that gets no label of ours: who takes it, and its number there. */
export function OwnLabelDialog(props: { isOpen: boolean; fulfillmentId: string; onClose: () => void }) {
  const texts = useMessages('packing')
  const [byHand, setByHand] = useState(NOBODY)
  const command = useCommand((client) => client.packing.leaveByHand)

  async function leave() {
    const { fulfillmentId } = props
    const trimmed = { carrier: byHand.carrier.trim(), trackingNumber: byHand.trackingNumber.trim() }
    const outcome = await command.run({ fulfillmentId, byHand: trimmed })
    if (outcome.kind === 'done') props.onClose()
  }

  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={texts.ownLabelTitle}
      actions={
        <Button
          tone="primary"
          size="touch"
          busy={command.busy}
          why={byHand.carrier.trim() === '' ? texts.byHandCarrier : null}
          onPress={() => void leave()}
        >
          {texts.ownLabelGo}
        </Button>
      }
    >
      <p>{texts.ownLabelText}</p>
      <ByHandFields byHand={byHand} onChange={setByHand} />
    </Dialog>
  )
}
