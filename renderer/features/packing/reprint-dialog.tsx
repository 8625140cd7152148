import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import type { PrintJobView } from '../../../shared/contract/packing.ts'
import type { Fulfillment } from '../../../shared/domain/fulfillment.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import { VIRTUAL } from './station-settings.ts'
import './reprint-dialog.css'

const PRINTING = ['printing'] as const
const REASONS = ['damaged', 'unreadable', 'lost', 'jam'] as const
/** These want another label. */
const AMISS: readonly PrintJobView['state'][] = ['held', 'failed', 'unknown', 'cancelled']

/** REPRINT: the same label again, of the parcels that need one, with the reason that the journal keeps. */
export function ReprintDialog(props: {
  isOpen: boolean
  fulfillment: Fulfillment
  printerId: string
  onClose: () => void
}) {
  const texts = useMessages('packing')
  const fulfillmentId = props.fulfillment.id
  const jobs = useLive(PRINTING, (client) => client.packing.jobs({ fulfillmentId, printerId: null }), [
    fulfillmentId,
  ]).data
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.reprintTitle}>
      {jobs === null ? <Skeleton width="100%" height={120} /> : <Choice {...props} jobs={jobs} />}
    </Dialog>
  )
}

function Choice(props: {
  fulfillment: Fulfillment
  printerId: string
  jobs: readonly PrintJobView[]
  onClose: () => void
}) {
  const texts = useMessages('packing')
  const command = useCommand((client) => client.packing.reprint)
  const numbers = props.fulfillment.parcels.map(({ number }) => number)
  const newest = new Map(props.jobs.toReversed().map((job) => [job.parcel, job]))
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(numbers.length === 1 ? numbers : numbers.filter((number) => isAmiss(newest.get(number)))),
  )

  const printers = useLive(PRINTING, (client) => client.printers.list({})).data ?? []
  const [printerId, setPrinterId] = useState(props.printerId)

  async function reprint(reason: string) {
    const { fulfillment } = props
    const outcome = await command.run({
      fulfillmentId: fulfillment.id,
      parcels: [...chosen],
      printerId,
      reason,
    })
    if (outcome.kind === 'done') props.onClose()
  }

  return (
    <>
      <p>{texts.reprintText}</p>
      {numbers.length > 1 && (
        <ToggleButtonGroup
          className="pack-parcels"
          aria-label={texts.reprintWhich}
          selectionMode="multiple"
          selectedKeys={[...chosen].map(String)}
          onSelectionChange={(keys) => setChosen(new Set([...keys].map(Number)))}
        >
          {numbers.map((number) => {
            const job = newest.get(number)
            return (
              <ToggleButton key={number} id={String(number)} className="pack-parcel">
                <strong>{texts.parcel({ number })}</strong>
                {job !== undefined && <span className="unit">{texts.jobStates[job.state]}</span>}
              </ToggleButton>
            )
          })}
        </ToggleButtonGroup>
      )}
      {printers.length > 1 && (
        <Select
          label={texts.reprintOn}
          choices={printers.map(({ id, name }) => ({
            id,
            label: id === VIRTUAL ? texts.virtualPrinter : name,
          }))}
          value={printerId}
          onChange={setPrinterId}
        />
      )}
      <div className="pack-reasons">
        {REASONS.map((reason, index) => (
          <Button
            key={reason}
            size="touch"
            autoFocus={index === 0}
            busy={command.busy}
            why={chosen.size === 0 ? texts.reprintNone : null}
            onPress={() => void reprint(texts.reprintReasons[reason])}
          >
            {texts.reprintReasons[reason]}
          </Button>
        ))}
      </div>
    </>
  )
}

function isAmiss(job: PrintJobView | undefined): boolean {
  return job !== undefined && AMISS.includes(job.state)
}
