import { CircleCheck, CircleHelp, CloudOff, OctagonAlert, Plus, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { useMessages, useSay } from '../../lib/messages.ts'
import { useToasts } from '../../lib/toasts.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useLive } from '../../lib/use-live.ts'
import type { PrinterConfig } from './printer-config.ts'
import { PrinterDialog } from './printer-dialog.tsx'

const PRINTING = ['printing'] as const

/** Every printer with how it is now, a test, and the way to one more. */
export function PrintersSection(props: { printers: readonly PrinterConfig[]; why: string | null }) {
  const texts = useMessages('settings')
  const { printers } = texts
  const [wish, setWish] = useState<{ printer: PrinterConfig | null } | null>(null)
  const [picture, setPicture] = useState<string | null>(null)
  return (
    <>
      <table className="settings-table" aria-label={texts.sections.printers}>
        <thead>
          <tr>
            <th scope="col">{printers.printer}</th>
            <th scope="col">{printers.connection}</th>
            <th scope="col">{printers.label}</th>
            <th scope="col">{printers.state}</th>
            <th scope="col">
              <span className="visually-hidden">{printers.test}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.printers.map((printer) => (
            <PrinterLine
              key={printer.id}
              printer={printer}
              why={props.why}
              onEdit={() => setWish({ printer })}
              onShow={() => setPicture(printer.id)}
            />
          ))}
        </tbody>
      </table>
      <div className="settings-actions">
        <Button icon={Plus} why={props.why} onPress={() => setWish({ printer: null })}>
          {printers.add}
        </Button>
      </div>
      <PrinterDialog wish={wish} onClose={() => setWish(null)} />
      <Dialog isOpen={picture !== null} onClose={() => setPicture(null)} title={printers.testLabel}>
        {picture !== null && <LastLabel printerId={picture} />}
      </Dialog>
    </>
  )
}

function PrinterLine(props: {
  printer: PrinterConfig
  why: string | null
  onEdit: () => void
  onShow: () => void
}) {
  const { printer, why } = props
  const texts = useMessages('settings')
  const verbs = useMessages('verbs')
  const { printers } = texts
  const say = useToasts((toasts) => toasts.say)
  const test = useCommand((client) => client.printers.test)
  const put = useCommand((client) => client.printers.put)
  const remove = useCommand((client) => client.printers.remove)
  const isVirtual = printer.connection.kind === 'virtual'
  const name = isVirtual ? printers.virtual : printer.name

  async function print() {
    const outcome = await test.run({ printerId: printer.id })
    if (outcome.kind !== 'done') return
    if (isVirtual) props.onShow()
    else say('neutral', printers.tested({ printer: name }))
  }
  async function takeOut() {
    const outcome = await remove.run({ printerId: printer.id })
    if (outcome.kind !== 'done') return
    say('neutral', printers.removed({ printer: name }), {
      label: verbs.undo,
      run: () => void put.run(printer),
    })
  }

  return (
    <tr className="settings-row">
      <th scope="row">
        <strong className="settings-strong">{name}</strong>
      </th>
      <td>
        {printers.kinds[printer.connection.kind]}{' '}
        <span className="unit mono">{addressOf(printer.connection)}</span>
        {printer.deviceId !== null && <span className="unit"> {printers.ofStation}</span>}
      </td>
      <td>
        {printer.widthMm} × {printer.heightMm} mm <span className="unit">{printer.dpi} dpi</span>
      </td>
      <td>
        <PrinterState printerId={printer.id} />
      </td>
      <td className="settings-tools">
        <Button busy={test.busy} onPress={() => void print()}>
          {printers.test}
        </Button>
        {!isVirtual && (
          <>
            <Button tone="quiet" why={why} onPress={props.onEdit}>
              {verbs.edit}
            </Button>
            <Button tone="quiet" why={why} busy={remove.busy} onPress={() => void takeOut()}>
              {verbs.remove}
            </Button>
          </>
        )}
      </td>
    </tr>
  )
}

function addressOf(connection: PrinterConfig['connection']): string {
  switch (connection.kind) {
    case 'virtual':
      return ''
    case 'tcp':
      return `${connection.host}:${connection.port}`
    case 'cups':
      return connection.server === null ? connection.queue : `${connection.server}/${connection.queue}`
    case 'file':
      return connection.directory
    case 'usb':
      return connection.serialNumber ?? ''
    case 'windows-spooler':
      return connection.printerName
  }
}

const LOOK = {
  ready: { tone: 'done', icon: CircleCheck },
  fault: { tone: 'blocked', icon: OctagonAlert },
  offline: { tone: 'offline', icon: CloudOff },
  unknown: { tone: 'neutral', icon: CircleHelp },
  unavailable: { tone: 'risk', icon: TriangleAlert },
} as const

function PrinterState({ printerId }: { printerId: string }) {
  const { printers } = useMessages('settings')
  const inWords = useSay()
  const status = useLive(PRINTING, (client) => client.printers.status({ printerId }), [printerId]).data
  if (status === null) return <span className="unit">{printers.checking}</span>
  return <StatusBadge {...LOOK[status.kind]} label={inWords(status.sentence)} />
}

/** The newest label of the virtual printer, as it drew it. */
function LastLabel({ printerId }: { printerId: string }) {
  const { printers } = useMessages('settings')
  const picture = useLive(
    PRINTING,
    async (client) => {
      const [newest] = await client.printers.labels({ printerId })
      return newest ? (await client.printers.picture({ printerId, labelId: newest.id })).png : null
    },
    [printerId],
  ).data
  if (picture === null) return <Skeleton width="100%" height={480} />
  return <img className="settings-label" src={`data:image/png;base64,${picture}`} alt={printers.testLabel} />
}
