import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { connection } from '../../lib/client.ts'
import { useMessages } from '../../lib/messages.ts'
import { useCommand } from '../../lib/use-command.ts'
import { packingMessages } from './messages.ts'

const REASONS = ['damaged', 'unreadable', 'lost', 'jam'] as const

/** REPRINT: the same label again, with the reason that the journal keeps. */
export function ReprintDialog(props: {
  isOpen: boolean
  fulfillmentId: string
  printerId: string
  onClose: () => void
}) {
  const texts = useMessages(packingMessages)
  const command = useCommand((client) => client.packing.reprint)

  async function reprint(reason: string) {
    const jobs = await connection.client.packing.jobs({
      fulfillmentId: props.fulfillmentId,
      printerId: null,
    })
    for (const job of jobs.filter(({ reprintNumber }) => reprintNumber === 0))
      await command.run({ jobId: job.id, printerId: props.printerId, reason })
    props.onClose()
  }

  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={texts.reprintTitle}>
      <p>{texts.reprintText}</p>
      <div className="pack-reasons">
        {REASONS.map((reason, index) => (
          <Button
            key={reason}
            size="touch"
            autoFocus={index === 0}
            busy={command.busy}
            onPress={() => void reprint(texts.reprintReasons[reason])}
          >
            {texts.reprintReasons[reason]}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}
