import { useState } from 'react'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import {
  isAboutGoods,
  REJECTION_REASONS,
  type RejectionReason,
} from '../../../shared/domain/site-rejection.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useNames } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useReject } from './use-rejection.ts'

/** Asks why a site does not ship what was released to it. */
export function RejectDialog(props: { fulfillment: Fulfillment; isOpen: boolean; onClose: () => void }) {
  const texts = useMessages('orderReject')
  const names = useNames()
  return (
    <Dialog
      isOpen={props.isOpen}
      onClose={props.onClose}
      title={texts.title({ site: names.site(props.fulfillment.siteId) })}
    >
      <RejectForm fulfillmentId={props.fulfillment.id} onClose={props.onClose} />
    </Dialog>
  )
}

function RejectForm(props: { fulfillmentId: string; onClose: () => void }) {
  const texts = useMessages('orderReject')
  const verbs = useMessages('verbs')
  const reject = useReject()
  const [reason, setReason] = useState<RejectionReason>('no-stock')
  const [note, setNote] = useState('')

  async function go() {
    if (await reject.run({ fulfillmentId: props.fulfillmentId, reason, note })) props.onClose()
  }

  return (
    <>
      <p>{texts.text}</p>
      <div className="reject-reason">
        <Select
          label={texts.reason}
          choices={REJECTION_REASONS.map((id) => ({ id, label: texts.reasons[id] }))}
          value={reason}
          onChange={setReason}
        />
        <p className="unit">{isAboutGoods(reason) ? texts.goodsOnly : '\u00a0'}</p>
      </div>
      <Field label={texts.note} help={texts.noteHelp} value={note} onChange={setNote} />
      <div className="dialog-buttons">
        <Button onPress={props.onClose}>{verbs.back}</Button>
        <Button tone="primary" busy={reject.busy} onPress={() => void go()}>
          {texts.go}
        </Button>
      </div>
    </>
  )
}
