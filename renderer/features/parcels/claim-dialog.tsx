import { useState } from 'react'
import type { ParcelRow } from '../../../shared/contract/parcels.ts'
import { decimalOf, minorUnits } from '../../../shared/domain/money.ts'
import { CLAIM_STATES, type ClaimState } from '../../../shared/domain/parcel-claim.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { useTimeZone } from '../../lib/catalog.ts'
import { useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useFormat } from '../../lib/use-format.ts'
import { useOwnCurrency } from '../../lib/use-own-currency.ts'

/** What is claimed from the carrier for a parcel: until when, how much, and how far it is. */
export function ClaimDialog({ row, onClose }: { row: ParcelRow; onClose: () => void }) {
  const texts = useMessages('parcels')
  const verbs = useMessages('verbs')
  const format = useFormat()
  const timeZone = useTimeZone()
  const ownCurrency = useOwnCurrency()
  const save = useCommand((client) => client.parcels.setClaim)
  const { claim, claimBy, track } = row
  const currency = claim?.currency ?? ownCurrency
  const [state, setState] = useState<ClaimState>(claim?.state ?? 'opened')
  const claimed = claim?.amountCents ?? null
  const [amount, setAmount] = useState(claimed === null ? '' : decimalOf(claimed, currency))
  const [note, setNote] = useState(claim?.note ?? '')
  const written = amount.trim().replace(',', '.')
  const isReadable = written === '' || /^\d{1,9}(\.\d{1,3})?$/.test(written)
  const cents = written === '' || !isReadable ? null : minorUnits(written, currency)

  async function keep() {
    const { accountId, trackingNumber } = track
    const outcome = await save.run({ accountId, trackingNumber, state, amountCents: cents, note })
    if (outcome.kind === 'done') onClose()
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={texts.claimTitle({ parcel: track.trackingNumber })}
      actions={
        <>
          <Button onPress={onClose}>{verbs.back}</Button>
          <Button
            tone="primary"
            busy={save.busy}
            why={isReadable ? null : texts.claimAmountWrong}
            onPress={() => void keep()}
          >
            {texts.claimKeep}
          </Button>
        </>
      }
    >
      {claimBy !== null && <p>{texts.claimBy({ day: format.dayOf(claimBy, timeZone) })}</p>}
      <Select
        label={texts.claimState}
        choices={CLAIM_STATES.map((id) => ({ id, label: texts.claimStates[id] }))}
        value={state}
        onChange={setState}
      />
      <Field
        label={texts.claimAmount({ currency })}
        error={isReadable ? null : texts.claimAmountWrong}
        value={amount}
        onChange={setAmount}
      />
      <Field label={texts.claimNote} value={note} onChange={setNote} />
    </Dialog>
  )
}
